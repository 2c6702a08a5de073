"""The losses: how wrong are the hidden vectors? As in src/nn/losses.ts.

Shapes: hidden [n, width], one row a prediction; targets [n], item ids from 1; catalogue: vectors [games, width] and
bias [games]; negatives [n, k], or [k] where all rows share them. Each loss is a mean over the n predictions.
"""

import torch
import torch.nn.functional as F

HIDDEN = -1e9  # so low a score that softmax gives it nothing


def scores_of(hidden, catalogue):
    """[n, games]; column j is game j + 1."""
    vectors, bias = catalogue
    scores = hidden @ vectors.T + bias
    return scores


def cross_entropy(hidden, catalogue, targets):
    """−log softmax(scores)[target], over the whole catalogue."""
    return F.cross_entropy(scores_of(hidden, catalogue), targets - 1)


def sampled_softmax(hidden, catalogue, targets, negatives, log_q):
    """The same over everyone's targets and k shared negatives.

    log_q [games]: log of how often each game is expected among these columns.
    """
    scores, columns = shared_scores(hidden, catalogue, targets, negatives)
    corrected = (scores - log_q[columns - 1]).masked_fill(repeats(targets, columns), HIDDEN)
    return F.cross_entropy(corrected, torch.arange(len(targets), device=targets.device))


def bce(hidden, catalogue, targets, negatives, beta=1.0):
    """−β log σ(r₊) − Σ log(1 − σ(r₋)) over k negatives of each prediction (Kang and McAuley 2018: k = 1, β = 1)."""
    vectors, bias = catalogue
    positive = (hidden * vectors[targets - 1]).sum(-1) + bias[targets - 1]  # [n]
    negative = (hidden[:, None] * vectors[negatives - 1]).sum(-1) + bias[negatives - 1]  # [n, k]
    return (beta * F.softplus(-positive) + F.softplus(negative).sum(-1)).mean()


def gbce(hidden, catalogue, targets, negatives, t=0.75):
    """BCE with β from the sampling rate (Petrov and Macdonald 2023): t = 0 is BCE, t = 1 calibrated."""
    rate = negatives.shape[1] / (len(catalogue[0]) - 1)
    return bce(hidden, catalogue, targets, negatives, rate * (t * (1 - 1 / rate) + 1 / rate))


def bpr_max(hidden, catalogue, targets, negatives, regularisation=1.0):
    """−log Σ sⱼ σ(r₊ − rⱼ) + λ Σ sⱼ rⱼ², s the softmax over the negatives (Hidasi and Karatzoglou 2018)."""
    positive, negative, share = ranked_scores(hidden, catalogue, targets, negatives)
    won = (share * torch.sigmoid(positive - negative)).sum(-1)
    penalty = (share * negative.square()).sum(-1)
    return (-torch.log(won + 1e-24) + regularisation * penalty).mean()


def top1_max(hidden, catalogue, targets, negatives):
    """Σ sⱼ [σ(rⱼ − r₊) + σ(rⱼ²)] (Hidasi and Karatzoglou 2018)."""
    positive, negative, share = ranked_scores(hidden, catalogue, targets, negatives)
    lost = torch.sigmoid(negative - positive) + torch.sigmoid(negative.square())
    return (share * lost).sum(-1).mean()


def shared_scores(hidden, catalogue, targets, negatives):
    """Scores of the n targets and the k negatives for every row, [n, n + k]. Row i is answered by column i."""
    vectors, bias = catalogue
    columns = torch.cat([targets, negatives])
    return scores_of(hidden, (vectors[columns - 1], bias[columns - 1])), columns


def ranked_scores(hidden, catalogue, targets, negatives):
    """The answer's score [n, 1], all columns' scores [n, n + k], and the share of each negative [n, n + k]."""
    scores, columns = shared_scores(hidden, catalogue, targets, negatives)
    own = targets[:, None] == columns  # the answer and its repeats are nobody's negatives
    return scores.diagonal()[:, None], scores, scores.masked_fill(own, HIDDEN).softmax(dim=-1)


def repeats(targets, columns):
    """Columns other than i that hold the answer of row i: not negatives of it. [n, columns]"""
    own = torch.eye(len(targets), len(columns), dtype=torch.bool, device=targets.device)
    return (targets[:, None] == columns) & ~own


LOSSES = {
    "ce": cross_entropy,
    "sampled-softmax": sampled_softmax,
    "bce": bce,
    "gbce": gbce,
    "bpr-max": bpr_max,
    "top1-max": top1_max,
}
