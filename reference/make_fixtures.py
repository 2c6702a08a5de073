"""Writes reference/golden/*.json: what the twins compute, for the models of the site to be held to.

    python3 reference/make_fixtures.py

Everything is computed in double precision and written with seven digits, so that what differs later is the rounding
of the other side. Weights are drawn with four decimals, so that both sides start from the same numbers.
"""

import copy
import json
from pathlib import Path

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from bert4rec import BERT4Rec
from dataset import PADDING, left_padded
from gru4rec import GRU4Rec
from losses import LOSSES, scores_of
from negatives import SHARED, Negatives
from sasrec import SASRec
from tape import Tape
from training import answers

GAMES, WIDTH, MAX_LENGTH, BLOCKS, HEADS = 12, 8, 6, 2, 2
LEARNING_RATE, STEPS = 0.003, 3
NEGATIVES = 3

# The last but one just fills a window with its last target; the last one is longer.
HISTORIES = [[5, 2], [7, 1, 12, 4], [3, 8, 6, 1, 9], [2, 10, 4, 7, 1, 11, 5], [9, 3, 12, 5, 8, 2, 6, 10, 1]]
MASKED = [[1], [0, 2], [3], [1, 4, 5], [0, 5]]  # BERT4Rec: places in the last MAX_LENGTH games of each


def site_path(model, name):
    """The path at which the site keeps a parameter, and whether it is kept transposed."""
    *path, kind = name.split(".")
    owner = model.get_submodule(".".join(path))
    if isinstance(owner, nn.Linear) and kind == "weight":
        kind = "kernel"
    elif isinstance(owner, nn.LayerNorm):
        kind = {"weight": "gain", "bias": "shift"}[kind]
    elif isinstance(owner, nn.Embedding):
        return path[0], False
    return ".".join([*path, kind]).replace("head_norm", "headNorm"), kind == "kernel"


def site_tensors(model, tensor_of):
    """{path: tensor}, one for each parameter, laid out as on the site."""
    tensors = {}
    for name, parameter in model.named_parameters():
        path, transposed = site_path(model, name)
        tensors[path] = tensor_of(parameter).T if transposed else tensor_of(parameter)
    return tensors


def draw_weights(model, seed):
    """Every one moved away from 0 and 1, which would hide mistakes."""
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            noise = torch.randn(parameter.shape, generator=generator, dtype=torch.double) * 0.35
            middle = 1 if site_path(model, name)[0].endswith("gain") else 0
            parameter.copy_((middle + noise).mul(1e4).round().div(1e4))


def examples_of(model):
    """(items, targets) for each history, as the model trains on them."""
    if isinstance(model, BERT4Rec):
        return [model.cloze(history[-MAX_LENGTH:], masked) for history, masked in zip(HISTORIES, MASKED)]
    return [example for history in HISTORIES for example in model.examples(history, None)]


def tape_of(model):
    """All that is marked while the longest history is read."""
    history, masked = HISTORIES[-1], []
    if isinstance(model, BERT4Rec):
        masked = [len(history) - MAX_LENGTH + place for place in MASKED[-1]]
        items, targets = model.cloze(history[-MAX_LENGTH:], MASKED[-1])
        asked = targets != PADDING
    else:
        items = np.array(model.question(history))
        asked = np.full(len(items), True)
    with Tape(model) as values:
        hidden = model(torch.tensor(items)[None], torch.tensor(asked)[None])
    values["scores"] = scores_of(hidden, model.catalogue())
    values["probability"] = F.softmax(values["scores"], dim=1)
    return {"history": history, "masked": masked, "values": {mark: numbers(values[mark]) for mark in values}}


def step_of(model):
    """One training step on the same history, in which everything that is marked has its gradient."""
    model, window = copy.deepcopy(model), HISTORIES[-1][-MAX_LENGTH:]
    items, targets = (
        model.cloze(window, MASKED[-1]) if isinstance(model, BERT4Rec) else model.examples(window, None)[0]
    )
    items, targets = torch.tensor(items)[None], torch.tensor(targets)[None]
    asked = targets != PADDING
    with Tape(model) as values:
        hidden = model(items, asked)
    values["scores"] = scores_of(hidden, model.catalogue())
    for tensor in values.values():
        tensor.retain_grad()
    surprises = F.cross_entropy(values["scores"], targets[asked] - 1, reduction="none")
    loss = surprises.mean()
    loss.backward()
    gradients = site_tensors(model, lambda parameter: parameter.grad)
    before = {
        "targets": plain(targets[asked]),
        "surprises": numbers(surprises),
        "loss": rounded(loss.item()),
        "values": {mark: numbers(values[mark]) for mark in values},
        "gradients": {mark: numbers(values[mark].grad) for mark in values},
        "parameters": {path: numbers(gradients[path]) for path in gradients},
    }
    torch.optim.Adam(model.parameters(), lr=LEARNING_RATE).step()
    after = site_tensors(model, torch.Tensor.detach)
    return {**before, "weights": {path: numbers(after[path]) for path in after}}


class Problem:
    """One batch of a model, and every loss on it."""

    def __init__(self, model, rng):
        items, targets = map(left_padded, zip(*examples_of(model)))
        self.model, self.items, self.targets = model, items, targets
        self.asked = targets != PADDING
        each = Negatives("bce", HISTORIES, GAMES, NEGATIVES, rng)
        shared = Negatives("sampled-softmax", HISTORIES, GAMES, NEGATIVES, rng)
        counts = self.asked.sum(dim=1).tolist()
        self.negatives = {"each": each.draw(HISTORIES, counts), "shared": shared.draw(HISTORIES, counts)}
        self.log_q = shared.log_q([targets])

    def loss(self, name):
        options = {}
        if name != "ce":
            options["negatives"] = self.negatives["shared" if name in SHARED else "each"]
        if name == "sampled-softmax":
            options["log_q"] = self.log_q
        hidden = self.model(self.items, self.asked)
        return LOSSES[name](hidden, self.model.catalogue(), self.targets[self.asked], **options)

    def gradients(self, name):
        """The loss, and its gradient with respect to every parameter."""
        self.model.zero_grad()
        loss = self.loss(name)
        loss.backward()
        return loss.item(), site_tensors(self.model, lambda parameter: parameter.grad.clone())

    def train(self):
        """The losses of a few steps of Adam on this batch; the weights stay where it leads."""
        adam = torch.optim.Adam(self.model.parameters(), lr=LEARNING_RATE)
        losses = []
        for _ in range(STEPS):
            losses.append(self.gradients("ce")[0])
            adam.step()
        return losses


def fixture_of(name, make_model, seed, **settings):
    model = make_model(GAMES, WIDTH, MAX_LENGTH, dropout=0, **settings).double()
    draw_weights(model, seed)
    problem = Problem(model, np.random.default_rng(seed))
    config = {"width": WIDTH, "maxLength": MAX_LENGTH, "dropout": 0, "learningRate": LEARNING_RATE}
    if make_model is not GRU4Rec:
        config.update(blocks=settings["blocks"], heads=settings["heads"])
    if settings.get("published"):
        config["norm"] = "published"
    weights = site_tensors(model, lambda parameter: parameter.detach().clone())
    losses = {loss: problem.gradients(loss) for loss in LOSSES}
    return {
        "model": name,
        "games": GAMES,
        "config": config,
        "weights": {path: {"shape": list(w.shape), "values": numbers(w)} for path, w in weights.items()},
        "tape": tape_of(model),
        "step": step_of(model),
        "answers": {"histories": HISTORIES, "scores": numbers(answers(model, HISTORIES))},
        "batch": [
            {"history": history, "items": plain(items), "targets": plain(targets)}
            for history, (items, targets) in zip(HISTORIES, examples_of(model))
        ],
        "negatives": {kind: plain(drawn.flatten()) for kind, drawn in problem.negatives.items()},
        "logQ": numbers(problem.log_q),
        "losses": {loss: rounded(value) for loss, (value, _) in losses.items()},
        # All of the default's, and of the others those of the table that inputs and outputs share.
        "gradients": {
            loss: {path: numbers(g) for path, g in gradients.items() if loss == "ce" or path == "items"}
            for loss, (_, gradients) in losses.items()
        },
        "training": {
            "losses": [rounded(loss) for loss in problem.train()],
            "weights": {path: numbers(w) for path, w in site_tensors(model, torch.Tensor.detach).items()},
        },
    }


def rounded(number):
    """To seven digits; what rounding leaves of zero is zero."""
    return float(f"{number:.7g}") if abs(number) > 1e-12 else 0.0


def numbers(tensor):
    return [rounded(number) for number in tensor.flatten().tolist()]


def plain(ids):
    return [int(number) for number in ids]


def lines(value, indent=""):
    """JSON with one line for each list and each entry of an object, so that a change can be read."""
    if not isinstance(value, dict):
        return json.dumps(value)
    entries = [f'{indent} "{key}": {lines(entry, indent + " ")}' for key, entry in value.items()]
    return "{\n" + ",\n".join(entries) + f"\n{indent}}}"


def main():
    folder = Path(__file__).resolve().parent / "golden"
    folder.mkdir(exist_ok=True)
    transformer = {"blocks": BLOCKS, "heads": HEADS}
    fixtures = {
        "gru4rec": fixture_of("gru4rec", GRU4Rec, 1),
        "sasrec": fixture_of("sasrec", SASRec, 2, **transformer),
        "sasrec-published": fixture_of("sasrec", SASRec, 3, published=True, **transformer),
        "bert4rec": fixture_of("bert4rec", BERT4Rec, 4, **transformer),
    }
    for name, fixture in fixtures.items():
        path = folder / f"{name}.json"
        path.write_text(lines(fixture) + "\n")
        print(f"{path.name}  {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
