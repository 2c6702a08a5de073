"""What the models share: self-attention, and how weights start (src/nn/attention.ts and src/nn/layers.ts)."""

import math

import torch.nn as nn

NEVER = -1e9  # far below any affinity, so that softmax gives it exactly zero, and far from overflow


class SelfAttention(nn.Module):
    """softmax(Q Kᵀ / √(d/h)) V, h heads side by side, then a linear map that mixes them (Vaswani et al. 2017)."""

    def __init__(self, width, heads, dropout, mixes=True):
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.output = nn.Linear(width, width) if mixes else nn.Identity()
        self.dropout = nn.Dropout(dropout)

    def forward(self, queries, context, allowed):
        """queries ask, context is looked at: [batch, length, width]. allowed: may position i look at j?"""
        query = self.split(self.query(queries))
        key = self.split(self.key(context))
        value = self.split(self.value(context))
        affinity = query @ key.transpose(2, 3) / math.sqrt(query.shape[3])  # [batch, heads, length, length]
        masked = affinity.masked_fill(~allowed, NEVER)
        weights = masked.softmax(dim=-1)  # row i: how position i divides its attention
        heard = (weights @ value).transpose(1, 2).flatten(2)  # [batch, length, width]
        mixed = self.output(heard)
        return self.dropout(mixed)

    def split(self, x):
        """[batch, length, width] → [batch, heads, length, width / heads]"""
        batch, length, width = x.shape
        return x.view(batch, length, self.heads, width // self.heads).transpose(1, 2)


def initialise(model, deviation):
    """Embeddings from N(0, deviation²), linear maps as Glorot and Bengio (2010) advise, biases zero."""
    for module in model.modules():
        if isinstance(module, nn.Linear):
            nn.init.xavier_uniform_(module.weight)
            nn.init.zeros_(module.bias)
        elif isinstance(module, nn.Embedding):
            nn.init.normal_(module.weight, std=deviation)
