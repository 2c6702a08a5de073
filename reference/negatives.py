"""Negatives: games that are, as far as is known, not the answer. As in src/data/negatives.ts."""

import numpy as np
import torch

SHARED = ("sampled-softmax", "bpr-max", "top1-max")  # the losses for which a batch shares its negatives


class Negatives:
    """k games for each prediction, outside the player's own; or k that a whole batch shares, ∝ popularity^½."""

    def __init__(self, loss, histories, games, k, rng):
        self.shared = loss in SHARED
        self.games = np.arange(1, games + 1)
        self.k = k
        self.rng = rng
        counts = np.bincount(np.concatenate(histories), minlength=games + 1)[1:]
        weight = np.sqrt(np.maximum(counts, 1))
        self.chance = weight / weight.sum()  # of each game in one shared draw

    def draw(self, owners, asked):
        """owners: the history behind each row of the batch; asked: predictions made in each. → [k] or [n, k]"""
        if self.shared:
            return torch.from_numpy(self.rng.choice(self.games, self.k, p=self.chance))
        outside = [np.setdiff1d(self.games, history) for history in owners]
        drawn = [self.rng.choice(others, (n, self.k)) for others, n in zip(outside, asked)]
        return torch.from_numpy(np.concatenate(drawn))

    def log_q(self, targets):
        """log of how often each game is met among the targets of a batch and its shared negatives, [games].

        targets: those of several batches, each as it is padded.
        """
        met = [np.bincount(batch.flatten(), minlength=len(self.games) + 1)[1:] for batch in targets]
        return torch.from_numpy(np.log(np.mean(met, axis=0) + self.k * self.chance))
