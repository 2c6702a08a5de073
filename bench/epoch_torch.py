"""Times an epoch of SASRec in PyTorch on one thread; prints one JSON object.

    python3 bench/epoch_torch.py public/data/steam/dataset.bin --epochs 2
"""

import argparse
import json
import os
import statistics
import sys
import time
from pathlib import Path

# Before torch is loaded: the thread that runs the backward pass heeds only these.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")

import numpy as np  # noqa: E402
import torch  # noqa: E402

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "reference"))
from dataset import leave_one_out, read_histories  # noqa: E402
from sasrec import SASRec  # noqa: E402
from training import train_epoch  # noqa: E402

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("data", help="a dataset.bin")
parser.add_argument("--epochs", type=int, default=2)
parser.add_argument("--seed", type=int, default=0)
options = parser.parse_args()

torch.set_num_threads(1)
torch.manual_seed(options.seed)
shuffle = np.random.default_rng(options.seed)
histories, games = read_histories(options.data)
train, _, _ = leave_one_out(histories)
model = SASRec(games)
optimiser = torch.optim.Adam(model.parameters(), lr=1e-3)

seconds = []
for _ in range(options.epochs):
    start = time.perf_counter()
    loss = train_epoch(model, optimiser, train, 64, shuffle)
    seconds.append(time.perf_counter() - start)

print(
    json.dumps(
        {
            "model": "sasrec",
            "framework": f"torch {torch.__version__}",
            "threads": torch.get_num_threads(),
            "players": len(train),
            "parameters": sum(p.numel() for p in model.parameters()),
            "loss": loss,
            "epochs": options.epochs,
            "secondsPerEpoch": statistics.median(seconds),
        }
    )
)
