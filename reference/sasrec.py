"""SASRec in PyTorch: what src/models/sasrec.ts computes on tfjs, to check it and time it against.

Kang and McAuley, "Self-Attentive Sequential Recommendation", ICDM 2018; with pre-LN blocks and the cross-entropy
of a full softmax over tied embeddings, as later reproductions advise.

    python3 reference/sasrec.py public/data/steam/dataset.bin --epochs 60 --seed 0
"""

import argparse
import json
import math
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from dataset import leave_one_out, read_histories

PADDING = 0


class SelfAttention(nn.Module):
    """softmax(Q Kᵀ / √(d/h) + mask) V, h heads side by side, then one linear map."""

    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.output = nn.Linear(width, width)

    def forward(self, x, allowed):
        batch, length, width = x.shape

        def split(y):
            return y.view(batch, length, self.heads, width // self.heads).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        affinity = q @ k.transpose(2, 3) / math.sqrt(width // self.heads)  # [batch, heads, length, length]
        weights = affinity.masked_fill(~allowed, -1e9).softmax(dim=-1)
        heard = (weights @ v).transpose(1, 2).reshape(batch, length, width)
        return self.output(heard)


class Block(nn.Module):
    """Listen to the past, then think about it. Each sub-layer reads a normalised copy of the residual path."""

    def __init__(self, width, heads, dropout):
        super().__init__()
        self.norm1 = nn.LayerNorm(width)
        self.attention = SelfAttention(width, heads)
        self.norm2 = nn.LayerNorm(width)
        self.inner = nn.Linear(width, width)
        self.outer = nn.Linear(width, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, s, allowed):
        s = s + self.dropout(self.attention(self.norm1(s), allowed))
        inner = self.dropout(F.relu(self.inner(self.norm2(s))))
        return s + self.dropout(self.outer(inner))


class SASRec(nn.Module):
    def __init__(self, games, width=64, max_length=50, blocks=2, heads=2, dropout=0.4):
        super().__init__()
        self.max_length = max_length
        self.items = nn.Embedding(games + 1, width, padding_idx=PADDING)
        self.positions = nn.Embedding(max_length, width)
        self.blocks = nn.ModuleList(Block(width, heads, dropout) for _ in range(blocks))
        self.norm = nn.LayerNorm(width)
        self.dropout = nn.Dropout(dropout)
        self.apply(self.initialise)

    @staticmethod
    def initialise(module):
        if isinstance(module, nn.Linear):
            nn.init.xavier_uniform_(module.weight)
            nn.init.zeros_(module.bias)
        elif isinstance(module, nn.Embedding):
            nn.init.normal_(module.weight, std=1 / module.embedding_dim)

    def forward(self, items):
        """items [batch, length], padded on the left → hidden [batch, length, width]."""
        length = items.shape[1]
        token = self.items(items) * math.sqrt(self.items.embedding_dim)
        s = self.dropout(token + self.positions.weight[-length:])  # the latest game is always at the last position
        causal = torch.ones(length, length, dtype=torch.bool).tril()
        allowed = causal & (items != PADDING)[:, None, None, :]
        for block in self.blocks:
            s = block(s, allowed)
        return self.norm(s)

    def scores(self, hidden):
        """hidden [n, width] → [n, games]; column j is item j + 1."""
        return hidden @ self.items.weight[1:].T


def left_padded(histories):
    """A batch as long as its longest history, not as the model could read."""
    length = max(map(len, histories))
    batch = np.full((len(histories), length), PADDING)
    for row, history in zip(batch, histories):
        row[length - len(history) :] = history
    return torch.from_numpy(batch)


def train_epoch(model, optimiser, histories, batch_size, shuffle):
    """One pass over the players. Returns the mean loss of the batches."""
    model.train()
    losses = []
    order = shuffle.permutation(len(histories))
    for start in range(0, len(order), batch_size):
        windows = [histories[player][-(model.max_length + 1) :] for player in order[start : start + batch_size]]
        inputs = left_padded([window[:-1] for window in windows])
        targets = left_padded([window[1:] for window in windows])
        known = targets != PADDING
        loss = F.cross_entropy(model.scores(model(inputs)[known]), targets[known] - 1)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return float(np.mean(losses))


@torch.no_grad()
def evaluate(model, questions, chunk=256):
    """HR@10, NDCG@10 and MRR by full ranking. Games already owned do not compete."""
    model.eval()
    ranks = []
    for start in range(0, len(questions), chunk):
        histories, targets = zip(*questions[start : start + chunk])
        hidden = model(left_padded([history[-model.max_length :] for history in histories]))[:, -1]
        scores = model.scores(hidden)
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


def main():
    parser = argparse.ArgumentParser(description="Trains SASRec; prints the test metrics of the best validation epoch.")
    parser.add_argument("data", help="a dataset.bin")
    parser.add_argument("--epochs", type=int, default=60)
    parser.add_argument("--batch-size", type=int, default=64)
    parser.add_argument("--learning-rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()

    torch.manual_seed(options.seed)
    shuffle = np.random.default_rng(options.seed)
    histories, games = read_histories(options.data)
    train, valid, test = leave_one_out(histories)
    model = SASRec(games)
    optimiser = torch.optim.Adam(model.parameters(), lr=options.learning_rate)

    best = None
    for epoch in range(1, options.epochs + 1):
        start = time.perf_counter()
        loss = train_epoch(model, optimiser, train, options.batch_size, shuffle)
        seconds = time.perf_counter() - start
        metrics = evaluate(model, valid)
        print(f"epoch {epoch}  loss {loss:.3f}  valid NDCG@10 {metrics['ndcg10']:.4f}  {seconds:.1f} s", flush=True)
        if best is None or metrics["ndcg10"] > best["valid"]["ndcg10"]:
            best = {"epoch": epoch, "valid": metrics, "test": evaluate(model, test)}
    print(json.dumps(best))


if __name__ == "__main__":
    main()
