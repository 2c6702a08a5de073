"""Takes a model out of the browser: proves that it scores here as it did there, and then trains it on.

    python3 train.py --check                                            # parity only
    python3 train.py australian_users_items.json.gz                     # on one processor, or one GPU
    torchrun --nproc_per_node=4 train.py australian_users_items.json.gz # on four, with the same lines of code

weights.safetensors and config.json are what was trained in the browser, parity.json is what it scored.
"""

import argparse
import copy
import json
import os
import time
import zlib
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
import torch.nn as nn
from torch.nn.parallel import DistributedDataParallel

import data_recipe
from dataset import PADDING, leave_one_out
from losses import LOSSES
from negatives import Negatives
from training import answers, batches, evaluate
from weights_file import read_weights, write_weights

HERE = Path(__file__).parent
TOLERANCE = 1e-4


def make_model(description, games):
    """A twin with the settings that it had in the browser, and fresh weights for so many games."""
    name, config = description["model"], description["config"]
    sizes = {"width": config["width"], "max_length": config["maxLength"], "dropout": config["dropout"]}
    if name == "gru4rec":
        from gru4rec import GRU4Rec

        return GRU4Rec(games, **sizes)
    sizes.update(blocks=config["blocks"], heads=config["heads"])
    if name == "sasrec":
        from sasrec import SASRec

        return SASRec(games, **sizes, published=config["norm"] == "published")
    from bert4rec import BERT4Rec

    return BERT4Rec(games, **sizes, mask_rate=config["maskRate"])


@torch.no_grad()
def largest_deviation(model):
    """Between the scores that the browser computed and those computed here, over all games."""
    parity = json.loads((HERE / "parity.json").read_text())
    model.eval()
    scores = torch.cat([answers(model, [np.array(history)]) for history in parity["histories"]])
    return (scores - torch.tensor(parity["scores"])).abs().max().item(), scores.numel()


def carried_over(model, description, apps):
    """The model for another catalogue. Row j of its items is the game with the j-th app id, there and here.

    What carries over: the vector (and bias) of every game that both catalogues have, found by its Steam app id, and
    every weight that belongs to no game. A game that is new here starts from a fresh vector and has everything to
    learn; a game of the browser's that is not here is left behind.
    """
    old = {game["app"]: item for item, game in enumerate(description["games"], start=1)}
    bigger = make_model(description, len(apps))
    shared = [(item, old[app]) for item, app in enumerate(apps, start=1) if app in old]
    here, there = (torch.tensor(ids, dtype=torch.long) for ids in (zip(*shared) if shared else ([], [])))
    source, target = model.state_dict(), bigger.state_dict()
    for name, tensor in source.items():
        if name == "items.weight":
            target[name][PADDING] = tensor[PADDING]
            target[name][here] = tensor[there]
            target[name][len(apps) + 1 :] = tensor[len(old) + 1 :]  # [MASK], where there is one
        elif name == "bias":
            target[name][here - 1] = tensor[there - 1]
        else:
            target[name].copy_(tensor)
    bigger.load_state_dict(target)
    counts = {"shared": len(shared), "new": len(apps) - len(shared), "left behind": len(old) - len(shared)}
    return bigger, counts


class Objective(nn.Module):
    """The loss of a batch, as one forward pass: what DistributedDataParallel wants to wrap."""

    def __init__(self, model, loss, **options):
        super().__init__()
        self.model, self.loss, self.options = model, loss, options

    def forward(self, items, targets, negatives):
        asked = targets != PADDING
        options = dict(self.options) if negatives is None else {**self.options, "negatives": negatives}
        return self.loss(self.model(items, asked), self.model.catalogue(), targets[asked], **options)


class Team:
    """This process and those beside it: one for each GPU, or so many on one processor."""

    def __init__(self):
        self.rank = int(os.environ.get("RANK", 0))
        self.size = int(os.environ.get("WORLD_SIZE", 1))
        gpu = torch.cuda.is_available()
        self.device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", 0))) if gpu else torch.device("cpu")
        if gpu:
            torch.cuda.set_device(self.device)
        if self.size > 1:
            dist.init_process_group("nccl" if gpu else "gloo")

    def wrap(self, objective):
        return DistributedDataParallel(objective) if self.size > 1 else objective

    def say(self, text):
        if self.rank == 0:
            print(text, flush=True)

    def wait(self):
        if self.size > 1:
            dist.barrier()

    def share(self, rows):
        """As many for everybody, so that all make the same number of steps: the first few may be dealt twice."""
        each = -(-len(rows) // self.size)
        return [rows[(self.rank + self.size * i) % len(rows)] for i in range(each)]

    def mean(self, values, weight):
        """The mean over all processes of a dict of numbers."""
        total = torch.tensor([weight, *(value * weight for value in values.values())], device=self.device)
        if self.size > 1:
            dist.all_reduce(total)
        return dict(zip(values, (total[1:] / total[0]).tolist()))

    def leave(self):
        if self.size > 1:
            dist.destroy_process_group()


def read_together(team, path):
    """One process follows the recipe; the others read what it kept."""
    if team.rank == 0:
        data_recipe.read_data(path)
    team.wait()
    return data_recipe.read_data(path)


def train(team, model, description, histories, options):
    """Leaves the weights of the best validation epoch in the model; returns the losses of all steps, and that epoch.

    Adam starts from zero moments: the browser's are not in the file.
    """
    config = description["config"]
    learn, valid, test = leave_one_out(histories)
    mine = team.share(learn)
    batch_size = options.batch_size or max(1, config["batchSize"] // team.size)
    rng = np.random.default_rng([options.seed, team.rank])
    torch.manual_seed(options.seed + team.rank)
    model.to(team.device)
    objective, negatives = objective_of(model, config, learn, rng, batch_size)
    wrapped = team.wrap(objective)
    optimiser = torch.optim.Adam(model.parameters(), lr=options.learning_rate or config["learningRate"])
    losses, best, weights = [], None, None
    for epoch in range(1, options.epochs + 1):
        start = time.perf_counter()
        model.train()
        before = len(losses)
        for items, targets, owners in batches(model, mine, batch_size, rng):
            drawn = negatives.draw(owners, (targets != PADDING).sum(dim=1).tolist()) if negatives else None
            batch = [None if part is None else part.to(team.device) for part in (items, targets, drawn)]
            loss = wrapped(*batch)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            losses.append(team.mean({"loss": loss.item()}, len(owners))["loss"])
            if len(losses) == options.steps:
                return losses, {"steps": len(losses)}
        seconds = time.perf_counter() - start
        questions = team.share(valid)
        metrics = team.mean(evaluate(model, questions), len(questions))
        mean = float(np.mean(losses[before:]))
        team.say(f"epoch {epoch}  loss {mean:.3f}  valid NDCG@10 {metrics['ndcg10']:.4f}  {seconds:.1f} s")
        if best is None or metrics["ndcg10"] > best["valid"]["ndcg10"]:
            questions = team.share(test)
            tested = team.mean(evaluate(model, questions), len(questions))
            best = {"steps": len(losses), "epoch": epoch, "valid": metrics, "test": tested}
            weights = copy.deepcopy(model.state_dict())
    model.load_state_dict(weights)
    return losses, best


def objective_of(model, config, histories, rng, batch_size):
    """The loss that it was trained with, and where its negatives come from, if it needs any."""
    name, games = config["loss"], len(model.catalogue()[0])
    if name == "ce":
        return Objective(model, LOSSES[name]), None
    negatives = Negatives(name, histories, games, config["negatives"], rng)
    options = {}
    if name == "sampled-softmax":
        targets = (targets for _, targets, _ in batches(model, histories, batch_size, rng))
        options["log_q"] = negatives.log_q(targets).float().to(model.items.weight.device)
    return Objective(model, LOSSES[name], **options), negatives


def save(model, description, apps, steps, path):
    """All of it; and, where every game of the browser is still there, its rows alone, to be opened there again."""
    described = {**description, "games": len(apps), "step": description["step"] + steps, "dataset": path.stem}
    described["catalogue"] = f"{zlib.crc32(','.join(map(str, apps)).encode()):08x}"
    weights = model.state_dict()
    write_weights(path, weights, {"format": "pt", "nextplay": json.dumps(described), "apps": json.dumps(apps)})
    item_of = {app: item for item, app in enumerate(apps, start=1)}
    games = [game["app"] for game in description["games"]]
    if games == apps or any(app not in item_of for app in games):
        return [path]
    rows = torch.tensor([item_of[app] for app in games])
    items = weights["items.weight"]
    smaller = {**weights, "items.weight": torch.cat([items[:1], items[rows], items[len(apps) + 1 :]])}
    if "bias" in weights:
        smaller["bias"] = weights["bias"][rows - 1]
    described.update(games=len(games), catalogue=description["catalogue"])
    back = path.with_name(f"{path.stem}-for-the-browser{path.suffix}")
    write_weights(back, smaller, {"format": "pt", "nextplay": json.dumps(described)})
    return [path, back]


def main():
    parser = argparse.ArgumentParser(description="Checks an exported model against the browser, and trains it on.")
    parser.add_argument("data", nargs="?", help="the dump, a CSV of libraries, or a dataset.bin of the site")
    parser.add_argument("--check", action="store_true", help="check the scores, and stop there")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--steps", type=int, help="stop after so many steps: to see that it works")
    parser.add_argument("--batch-size", type=int, help="players in a batch of each process")
    parser.add_argument("--learning-rate", type=float, help="that of the browser, unless given")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=HERE / "trained.safetensors")
    options = parser.parse_args()
    if options.data is None and not options.check:
        parser.error("name the data to train on, or --check")

    team = Team()
    description = json.loads((HERE / "config.json").read_text())
    model = make_model(description, len(description["games"]))
    model.load_state_dict(read_weights(HERE / "weights.safetensors")[0])
    deviation, count = largest_deviation(model)
    team.say(f"parity: {count:,} scores, the largest deviation from the browser is {deviation:.1e}")
    if not deviation <= TOLERANCE:
        raise SystemExit(f"That is more than {TOLERANCE}: these weights and this code do not belong together.")
    if not options.check:
        apps, histories = read_together(team, options.data)
        torch.manual_seed(options.seed)  # the vectors of new games are the same in every process
        model, counts = carried_over(model, description, apps)
        team.say(
            f"games: {counts['shared']:,} carry over by app id, {counts['new']:,} are new and start afresh, "
            f"{counts['left behind']:,} are left behind"
        )
        losses, best = train(team, model, description, histories, options)
        if team.rank == 0:
            files = save(model, description, apps, best["steps"], options.out)
            print(json.dumps({"first": losses[:5], "last": losses[-5:], "best": best}))
            print("saved: " + ", ".join(map(str, files)))
    team.leave()


if __name__ == "__main__":
    main()
