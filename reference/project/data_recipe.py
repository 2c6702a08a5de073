"""From Steam libraries to histories, as the site makes them: dump → filter → 5-core → library order → split.

    python3 data_recipe.py australian_users_items.json.gz

The dump is that of the McAuley lab at UC San Diego, 88,310 players: one Python literal a line, a player's library in
each. A CSV with the columns user, item and playtime_forever (in minutes) will do as well, and so will a dataset.bin of
the site. Whatever is read, games are numbered 1 … V by their Steam app ids.
"""

import ast
import csv
import gzip
import hashlib
import sys
from pathlib import Path

import numpy as np

from dataset import read_container

DUMP = "australian_users_items.json.gz"
SHA256 = "0b329f79ddf450aba0aad923c8cb6d1affac0c98efaf70242d22fd10987a8d99"
URL = f"https://mcauleylab.ucsd.edu/public_datasets/data/steam/{DUMP}"

MIN_MINUTES = 60  # a game counts once it has been played for an hour
CORE = 5  # every player keeps at least five games, and every game five players


def read_data(path):
    """Returns the app ids (item id j stands at j − 1) and one array of item ids for each player, oldest first.

    A source is read once: what the recipe makes of it is kept beside this file, under the source's digest.
    """
    path = Path(path)
    if path.suffix == ".bin":
        header, arrays = read_container(path)
        histories = np.split(arrays["items"].astype(np.int64), arrays["offsets"][1:-1])
        return [app for app, *_ in header["games"]], histories
    digest = digest_of(path)
    kept = Path(__file__).with_name(f"histories-{digest[:16]}.npz")
    if not kept.exists():
        apps, histories = number(k_core(filtered(libraries(path))))
        ends = np.cumsum([len(history) for history in histories])
        np.savez_compressed(kept, apps=apps, items=np.concatenate(histories), ends=ends)
    with np.load(kept) as arrays:
        return arrays["apps"].tolist(), np.split(arrays["items"], arrays["ends"][:-1])


def digest_of(path):
    """The SHA-256 of the file. What bears the dump's name has to be the dump, to the last bit."""
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for chunk in iter(lambda: file.read(1 << 20), b""):
            digest.update(chunk)
    if path.name == DUMP and digest.hexdigest() != SHA256:
        raise SystemExit(f"{path} is not the dump that it is called after: fetch it again from {URL}")
    return digest.hexdigest()


def libraries(path):
    """Yields (player, app id, minutes), in library order."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as file:
        if ".csv" in path.suffixes:
            for row in csv.DictReader(file):
                yield row["user"], int(row["item"]), int(row["playtime_forever"])
        else:
            for line in filter(str.strip, file):
                library = ast.literal_eval(line)  # not JSON: strings are quoted as Python quotes them
                for item in library["items"]:
                    yield library["user_id"], int(item["item_id"]), item["playtime_forever"]


def filtered(rows):
    """One list of app ids for each player: played for an hour or more, each once, in library order."""
    players = {}
    for player, app, minutes in rows:
        games = players.setdefault(player, {})  # a dict keeps the order in which games come
        if minutes >= MIN_MINUTES:
            games[app] = True
    return [list(games) for games in players.values() if games]


def k_core(histories, k=CORE):
    """Drops games with too few players and players with too few games, until nothing falls any more."""
    while True:
        owners = {}
        for app in (app for history in histories for app in history):
            owners[app] = owners.get(app, 0) + 1
        kept = [[app for app in history if owners[app] >= k] for history in histories]
        kept = [history for history in kept if len(history) >= k]
        if sum(map(len, kept)) == sum(map(len, histories)):
            return kept
        histories = kept


def number(histories):
    """Item ids in the order of the app ids."""
    apps = sorted({app for history in histories for app in history})
    if not apps:
        raise SystemExit(f"Nothing is left after the filters: no group of players shares {CORE} games.")
    item_of = {app: item for item, app in enumerate(apps, start=1)}
    return apps, [np.array([item_of[app] for app in history]) for history in histories]


if __name__ == "__main__":
    apps, histories = read_data(sys.argv[1])
    lengths = [len(history) for history in histories]
    print(
        f"{len(histories):,} players, {len(apps):,} games, {sum(lengths):,} interactions; "
        f"a history has {np.mean(lengths):.1f} games in the mean, {np.median(lengths):.0f} in the median"
    )
