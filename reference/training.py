"""Training, evaluation and the command line, the same for every model.

A model offers `forward(items, asked)` → hidden vectors, `catalogue()` to compare them with, `examples(history,
rng)` to learn from (items and aligned targets, 0 where nothing is asked), and `question(history)`: how a history is
read when the next game is asked for, at its last place.
"""

import argparse
import json
import math
import time

import numpy as np
import torch

from dataset import PADDING, leave_one_out, left_padded, read_histories
from losses import LOSSES, cross_entropy, scores_of
from negatives import Negatives


def batches(model, histories, batch_size, rng):
    """One pass over the players: items and targets [rows, length], and for each row its player's history."""
    order = rng.permutation(len(histories))
    for start in range(0, len(order), batch_size):
        players = [histories[player] for player in order[start : start + batch_size]]
        rows = [(*example, history) for history in players for example in model.examples(history, rng)]
        items, targets, owners = zip(*rows)
        yield left_padded(items), left_padded(targets), owners


def train_epoch(model, optimiser, histories, batch_size, rng, loss=cross_entropy, negatives=None, **options):
    """One pass over the players. Returns the mean loss of the batches."""
    model.train()
    losses = []
    for items, targets, owners in batches(model, histories, batch_size, rng):
        asked = targets != PADDING
        if negatives:
            options["negatives"] = negatives.draw(owners, asked.sum(dim=1).tolist())
        value = loss(model(items, asked), model.catalogue(), targets[asked], **options)
        optimiser.zero_grad()
        value.backward()
        optimiser.step()
        losses.append(value.item())
    return float(np.mean(losses))


@torch.no_grad()
def evaluate(model, questions, chunk=256):
    """HR@10, NDCG@10 and MRR by full ranking. Games already owned do not compete."""
    model.eval()
    ranks = []
    for start in range(0, len(questions), chunk):
        histories, targets = zip(*questions[start : start + chunk])
        scores = answers(model, histories)
        for row, history in zip(scores, histories):
            row[torch.from_numpy(history) - 1] = -math.inf
        own = scores.gather(1, torch.tensor(targets)[:, None] - 1)
        ranks.append(1 + (scores > own).sum(dim=1))
    rank = torch.cat(ranks).double()
    hit = (rank <= 10).double()
    return {
        "hr10": hit.mean().item(),
        "ndcg10": (hit / torch.log2(1 + rank)).mean().item(),
        "mrr": (1 / rank).mean().item(),
    }


def answers(model, histories):
    """Scores of every game for what comes after each history, [histories, games], wherever the model computes."""
    items = left_padded([model.question(history) for history in histories]).to(model.items.weight.device)
    asked = torch.zeros_like(items, dtype=torch.bool)
    asked[:, -1] = True
    return scores_of(model(items, asked), model.catalogue()).cpu()


def main(make_model, epochs, learning_rate=1e-3):
    parser = argparse.ArgumentParser(
        description=f"Trains {make_model.__name__}; prints the test metrics of the best validation epoch."
    )
    parser.add_argument("data", help="a dataset.bin")
    parser.add_argument("--epochs", type=int, default=epochs)
    parser.add_argument("--batch-size", type=int, default=64)
    parser.add_argument("--learning-rate", type=float, default=learning_rate)
    parser.add_argument("--loss", choices=LOSSES, default="ce")
    parser.add_argument("--negatives", type=int, default=1, help="how many, for the losses that need any")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()

    torch.manual_seed(options.seed)
    rng = np.random.default_rng(options.seed)
    histories, games = read_histories(options.data)
    train, valid, test = leave_one_out(histories)
    model = make_model(games)
    optimiser = torch.optim.Adam(model.parameters(), lr=options.learning_rate)
    objective = {"loss": LOSSES[options.loss]}
    if options.loss != "ce":
        objective["negatives"] = Negatives(options.loss, train, games, options.negatives, rng)
    if options.loss == "sampled-softmax":
        targets = (targets for _, targets, _ in batches(model, train, options.batch_size, rng))
        objective["log_q"] = objective["negatives"].log_q(targets).float()

    best = None
    for epoch in range(1, options.epochs + 1):
        start = time.perf_counter()
        loss = train_epoch(model, optimiser, train, options.batch_size, rng, **objective)
        seconds = time.perf_counter() - start
        metrics = evaluate(model, valid)
        ndcg = metrics["ndcg10"]
        print(f"epoch {epoch}  loss {loss:.3f}  valid NDCG@10 {ndcg:.4f}  {seconds:.1f} s", flush=True)
        if best is None or ndcg > best["valid"]["ndcg10"]:
            best = {"epoch": epoch, "valid": metrics, "test": evaluate(model, test)}
    print(json.dumps(best))
