"""The PyTorch side of the benchmark, on one thread: trains a twin of reference/ on the batches of a JSON file.

It speaks JSON by the line: it says how the first two steps went, and then, for each number of steps that it is told
on its standard input, how those went; "matmul N" asks for the product of two N × N matrices instead.
"""

import json
import os
import resource
import sys
import time
from pathlib import Path

# Before torch is loaded: the thread that runs the backward pass heeds only these.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")

import numpy as np  # noqa: E402
import torch  # noqa: E402

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "reference"))
from bert4rec import BERT4Rec  # noqa: E402
from dataset import PADDING, left_padded  # noqa: E402
from gru4rec import GRU4Rec  # noqa: E402
from losses import cross_entropy  # noqa: E402
from sasrec import SASRec  # noqa: E402

MODELS = {"gru4rec": GRU4Rec, "sasrec": SASRec, "bert4rec": BERT4Rec}
torch.set_num_threads(1)
torch.manual_seed(0)


def say(**what):
    print(json.dumps(what), flush=True)


def trainer(trial):
    """A function that makes a step on the next batch and returns its loss."""
    settings = trial["settings"]
    rate = settings.pop("learning_rate")
    model = MODELS[trial["model"]](trial["games"], **settings)
    optimiser = torch.optim.Adam(model.parameters(), lr=rate)
    model.train()
    done = 0

    def step():
        nonlocal done
        rows = trial["batches"][done % len(trial["batches"])]
        done += 1
        items, targets = (left_padded([np.array(row[part]) for row in rows]) for part in ("items", "targets"))
        asked = targets != PADDING
        loss = cross_entropy(model(items, asked), model.catalogue(), targets[asked])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        return loss.item()

    return step


def timed(work):
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def matmul(size):
    """GFLOP/s, the best of a few."""
    a, b = torch.rand(size, size), torch.rand(size, size)
    return 2e-9 * size**3 / min(timed(lambda: a @ b)[0] for _ in range(5))


def main():
    trial = json.loads(Path(sys.argv[1]).read_text()) if len(sys.argv) > 1 else None
    if trial:
        step = trainer(trial)
        first, second = timed(step)[0], timed(step)[0]
        say(version=torch.__version__, firstStep=first, secondsPerStep=second)
    for line in sys.stdin:
        if line.startswith("matmul"):
            say(gflops=matmul(int(line.split()[1])))
            continue
        steps = int(line)
        seconds, losses = timed(lambda: [step() for _ in range(steps)])
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        unit = 1 if sys.platform == "darwin" else 1024
        say(secondsPerStep=seconds / steps, loss=losses[-1], peakBytes=peak * unit)


main()
