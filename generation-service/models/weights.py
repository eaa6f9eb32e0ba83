"""Reads published weights: tensors only, nothing in a file is executed.

safetensors files are read as their format says; pickled state dicts by PyTorch's restricted unpickler. Layers that are
missing, left over or of another shape are an error, told by their names.
"""

import json
import sys

import numpy as np
import torch

LONGEST_HEADER = 100_000_000
TYPES = {
    "F64": (np.float64, torch.float64),
    "F32": (np.float32, torch.float32),
    "F16": (np.float16, torch.float16),
    "BF16": (np.int16, torch.bfloat16),
    "I64": (np.int64, torch.int64),
    "I32": (np.int32, torch.int32),
}


def read(path):
    """Names and tensors of a file; those of a safetensors file stay on disk until they are looked at."""
    try:
        state = safetensors(path) if path.suffix == ".safetensors" else pickled(path)
    except OSError as problem:
        sys.exit(str(problem))
    except Exception:  # a broken or hostile file makes its reader raise whatever it likes
        sys.exit(f"{path} is not a file of plain tensors")
    if not isinstance(state, dict) or not all(isinstance(value, torch.Tensor) for value in state.values()):
        sys.exit(f"{path} does not hold a state dict")
    return state


def pickled(path):
    return torch.load(path, map_location="cpu", weights_only=True)


def safetensors(path):
    """Eight bytes of length, a header in JSON, the tensors' bytes one after the other."""
    with open(path, "rb") as file:
        length = int.from_bytes(file.read(8), "little")
        if length > LONGEST_HEADER:
            raise ValueError("header")
        header = json.loads(file.read(length))
    state = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        stored, meant = TYPES[entry["dtype"]]
        shape, (begin, end) = entry["shape"], entry["data_offsets"]
        if min(shape, default=0) < 0 or begin < 0 or end - begin != np.dtype(stored).itemsize * int(np.prod(shape, dtype=np.int64)):
            raise ValueError(name)
        values = np.memmap(path, stored, "c", 8 + length + begin, tuple(shape) or (1,))
        state[name] = torch.from_numpy(values).view(meant).reshape(shape)
    return state


def fill(network, state, path, architecture):
    """Puts a file's tensors into a network that must have just these layers. A 1 x 1 convolution counts as the linear layer that it is."""
    wanted = network.state_dict()
    state = {name: flat(value) if name in wanted and wanted[name].dim() == 2 else value for name, value in state.items()}
    problems = [f"{name} is missing" for name in wanted.keys() - state.keys()]
    problems += [f"{name} is not a layer of {architecture}" for name in state.keys() - wanted.keys()]
    problems += [
        f"{name} is {tuple(state[name].shape)}, not {tuple(wanted[name].shape)}"
        for name in wanted.keys() & state.keys()
        if state[name].shape != wanted[name].shape
    ]
    if problems:
        sys.exit(f"{path} does not fit: " + "; ".join(sorted(problems)[:5]) + ("; …" if len(problems) > 5 else ""))
    network.load_state_dict(state)


def flat(weight):
    return weight[:, :, 0, 0] if weight.dim() == 4 and weight.shape[2:] == (1, 1) else weight
