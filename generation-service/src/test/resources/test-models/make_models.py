"""Writes the tiny TorchScript models that the tests of this package run: make_models.py FOLDER

`tiny` is a real network in small (stride 4, zero padding, nearest upsampling, skip); `negative` gives the negative and
fails on an entirely white picture.
"""

import hashlib
import json
import pathlib
import sys

import torch
from torch import nn


class Tiny(nn.Module):
    def __init__(self):
        super().__init__()
        self.down = nn.Sequential(nn.Conv2d(3, 6, 3, 2, 1), nn.ReLU(), nn.Conv2d(6, 8, 3, 2, 1), nn.ReLU())
        self.up = nn.Sequential(nn.Upsample(scale_factor=4.0, mode="nearest"), nn.Conv2d(8, 3, 3, 1, 1))

    def forward(self, picture):
        return (picture + self.up(self.down(picture))).clamp(-1.0, 1.0)


class Negative(nn.Module):
    def forward(self, picture):
        if bool((picture > 0.99).all()):
            raise RuntimeError("nothing but white")
        return -picture


def main(folder):
    torch.manual_seed(5)
    for name, network, stride in ("tiny", Tiny(), 4), ("negative", Negative(), 1):
        bundle = folder / name
        bundle.mkdir(parents=True, exist_ok=True)
        path = bundle / f"{name}-fp32.pt"
        scripted = torch.jit.script(network.eval())
        (torch.jit.freeze(scripted) if name == "tiny" else scripted).save(str(path))
        (bundle / "model.json").write_text(json.dumps(manifest(name, stride, path.read_bytes()), indent=2) + "\n")


def manifest(name, stride, weights):
    digest = hashlib.sha256(weights).hexdigest()
    file = {"precision": "fp32", "file": f"{name}-fp32.pt", "format": "torchscript", "sha256": digest, "bytes": len(weights)}
    return {
        "name": name,
        "version": "1",
        "kind": "image-to-image",
        "description": "A test model.",
        "licence": "Apache-2.0",
        "stride": stride,
        "range": [-1, 1],
        "workingPixels": 256,
        "files": [file],
    }


main(pathlib.Path(sys.argv[1]))
