"""Reads the data sets of the site (public/data/*/dataset.bin), splits them as it does, and pads histories.

The file format is described at the top of src/data/container.ts.
"""

import json
import struct
from pathlib import Path

import numpy as np
import torch

PADDING = 0
PRELUDE = struct.Struct("<8sIII")  # magic, version, length of the header, its CRC-32


def read_container(path):
    """Returns the header and the named arrays of a container file."""
    data = Path(path).read_bytes()
    magic, version, header_length, _ = PRELUDE.unpack_from(data)
    if magic != b"NEXTPLAY" or version != 1:
        raise ValueError(f"{path} is not a NextPlay file of version 1")
    header = json.loads(data[PRELUDE.size : PRELUDE.size + header_length])
    payload = -(-(PRELUDE.size + header_length) // 8) * 8
    arrays = {
        section["name"]: np.frombuffer(
            data, section["dtype"], int(np.prod(section["shape"])), payload + section["offset"]
        ).reshape(section["shape"])
        for section in header["sections"]
    }
    return header["header"], arrays


def read_histories(path):
    """Returns one array of item ids (1 … V) for each player, oldest first, and V."""
    header, arrays = read_container(path)
    items = arrays["items"].astype(np.int64)
    return np.split(items, arrays["offsets"][1:-1]), len(header["games"])


def leave_one_out(histories):
    """Three lists: what to train on, and (history, target) pairs for validation and for the test."""
    train = [history[:-2] for history in histories]
    valid = [(history[:-2], history[-2]) for history in histories]
    test = [(history[:-1], history[-1]) for history in histories]
    return train, valid, test


def next_item(history, max_length):
    """Predict each game from those before it: (items, targets), aligned."""
    window = history[-(max_length + 1) :]
    return window[:-1], window[1:]


def left_padded(histories):
    """[histories, length]: as long as the longest of them, not as what a model could read."""
    length = max(map(len, histories))
    batch = np.full((len(histories), length), PADDING)
    for row, history in zip(batch, histories):
        row[length - len(history) :] = history
    return torch.from_numpy(batch)
