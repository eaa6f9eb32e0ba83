"""Turns trained weights into the files that the generation service loads.

    export.py WEIGHTS.pt anime/ --calibration A.npz

The folder's name says which model it is. Writes `anime-fp32.pt` and `anime-int8.pt` (TorchScript, scripted and frozen)
and `model.json`, the manifest that names them with their sizes and SHA-256. INT8 is PyTorch's eager static quantisation for the oneDNN engine: weights per
channel, activations per tensor with ranges taken from the calibration pictures.
"""

import argparse
import hashlib
import json
import pathlib

import numpy as np
import torch
from torch import nn
from torch.ao import quantization

from network import SIZES, STRIDE, Block, Generator
from train import tensor

CALIBRATION_PICTURES = 48
WORKING_PIXELS = 768
DESCRIPTIONS = {
    "anime": "Redraws a photo as an anime picture: flat painted areas, soft cel shading, tinted ink lines.",
    "anime-fast": "Redraws a photo as an anime picture in a third of the time that `anime` takes, in plainer strokes.",
}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("weights")
    arguments.add_argument("bundle", type=pathlib.Path)
    arguments.add_argument("--calibration", required=True)
    options = arguments.parse_args()

    torch.set_num_threads(1)
    name, weights = options.bundle.name, options.weights
    with torch.no_grad():
        save(load(name, weights), options.bundle / f"{name}-fp32.pt")
        save(int8(load(name, weights), calibration(options.calibration)), options.bundle / f"{name}-int8.pt")
    manifest = json.dumps(describe(options.bundle), indent=2) + "\n"
    (options.bundle / "model.json").write_text(manifest)


def load(name, weights):
    generator = Generator(**SIZES[name])
    generator.load_state_dict(torch.load(weights))
    return generator.eval()


def save(generator, path):
    torch.jit.freeze(torch.jit.script(generator)).save(str(path))


def calibration(path):
    pictures = np.load(path)["x"]
    chosen = np.linspace(0, len(pictures) - 1, CALIBRATION_PICTURES).astype(int)
    return [tensor(pictures[k : k + 1]) for k in chosen]


def int8(generator, pictures):
    torch.backends.quantized.engine = "onednn"
    fuse(generator)
    generator.qconfig = quantization.QConfig(
        activation=quantization.HistogramObserver.with_args(reduce_range=False),
        weight=quantization.PerChannelMinMaxObserver.with_args(
            dtype=torch.qint8, qscheme=torch.per_channel_symmetric
        ),
    )
    quantization.prepare(generator, inplace=True)
    for picture in pictures:
        generator(picture)
    return quantization.convert(generator, inplace=True)


def fuse(generator):
    unit = [nn.Conv2d, nn.BatchNorm2d, nn.ReLU]
    for module in list(generator.modules()):
        if isinstance(module, Block):
            quantization.fuse_modules(module.layers, ["1", "2"], inplace=True)
        elif isinstance(module, nn.Sequential) and [type(part) for part in module] == unit:
            quantization.fuse_modules(module, ["0", "1", "2"], inplace=True)


def describe(bundle):
    return {
        "name": bundle.name,
        "version": "1",
        "kind": "image-to-image",
        "description": DESCRIPTIONS[bundle.name],
        "licence": "Apache-2.0 (weights made by this project)",
        "stride": STRIDE,
        "range": [-1, 1],
        "workingPixels": WORKING_PIXELS,
        "files": [file(bundle / f"{bundle.name}-{precision}.pt", precision) for precision in ("int8", "fp32")],
    }


def file(path, precision):
    content = path.read_bytes()
    return {
        "precision": precision,
        "file": path.name,
        "format": "torchscript",
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
    }


if __name__ == "__main__":
    main()
