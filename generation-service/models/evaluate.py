"""Measures the exported model and draws the card's pictures.

    evaluate.py anime/ --held-out VAL.npz --photos A.png B.jpg --pictures anime/pictures [--beside anime-fast/]

Prints one JSON object: L1 against what VAL.npz holds (the teacher's pictures, say) on pictures kept out of training (for the model and for leaving the
picture as it is; 0 to 1), PSNR of INT8 against fp32 on the photos, milliseconds of CPU at 512 x 512 on one thread, of the
models --beside it too, one run of each in turn, and whether INT8 gives equal bits when run twice, after a reload, and alone or in a batch. The first half of VAL.npz is taken
to be photos, the second scenes.
"""

import argparse
import json
import pathlib
import time

import cv2
import numpy as np
import torch

from export import WORKING_PIXELS
from network import STRIDE
from train import rgb, tensor


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("bundle", type=pathlib.Path)
    arguments.add_argument("--held-out", required=True)
    arguments.add_argument("--photos", nargs="+", required=True)
    arguments.add_argument("--pictures", type=pathlib.Path, required=True)
    arguments.add_argument("--beside", nargs="*", type=pathlib.Path, default=[])
    options = arguments.parse_args()

    torch.set_num_threads(1)
    int8, fp32 = (load(options.bundle, precision) for precision in ("int8", "fp32"))
    timed = {
        f"{bundle.name} {precision}": load(bundle, precision)
        for bundle in (options.bundle, *options.beside)
        for precision in ("int8", "fp32")
    }
    photos = {pathlib.Path(path).stem: read(path) for path in options.photos}
    with torch.no_grad():
        figures = {
            "heldOutL1": held_out(int8, options.held_out),
            "psnrInt8AgainstFp32": {name: psnr(int8(tensor(p)), fp32(tensor(p))) for name, p in photos.items()},
            "cpuMillisAt512": millis(timed),
            "int8EqualBits": equal_bits(int8, load(options.bundle, "int8"), list(photos.values())[0]),
        }
        for name, photo in photos.items():
            side_by_side = np.concatenate([photo[0], rgb(int8(tensor(photo)))[0]], 1)[..., ::-1]
            cv2.imwrite(str(options.pictures / f"{name}.jpg"), side_by_side, [cv2.IMWRITE_JPEG_QUALITY, 88])
    print(json.dumps(figures, indent=2))


def load(bundle, precision):
    return torch.jit.load(str(bundle / f"{bundle.name}-{precision}.pt"))


def read(path):
    """uint8 1 x H x W x 3 at the working resolution, sides cut to multiples of the stride."""
    photo = cv2.cvtColor(cv2.imread(path), cv2.COLOR_BGR2RGB)
    scale = WORKING_PIXELS / max(photo.shape[:2])
    height, width = (int(side * scale) // STRIDE * STRIDE for side in photo.shape[:2])
    how = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    return cv2.resize(photo, (width, height), interpolation=how)[None]


def held_out(model, path):
    data = np.load(path)
    x, y = tensor(data["x"]), tensor(data["y"])
    drawn = torch.cat([model(picture) for picture in x.split(1)])
    per_picture = [(difference.abs().mean((1, 2, 3)) / 2) for difference in (drawn - y, x - y)]
    half = len(x) // 2
    return {
        part: {who: round(l1[chosen].mean().item(), 4) for who, l1 in zip(("model", "identity"), per_picture)}
        for part, chosen in (("photo", slice(0, half)), ("scenes", slice(half, None)))
    }


def psnr(a, b):
    return round(10 * torch.log10(4 / (a - b).square().mean()).item(), 1)


def millis(models, runs=10):
    picture = torch.rand(1, 3, 512, 512, generator=torch.Generator().manual_seed(0)) * 2 - 1
    taken = {name: [] for name in models}
    for _ in range(runs + 2):
        for name, model in models.items():
            began = time.process_time()
            model(picture)
            taken[name].append(time.process_time() - began)
    return {name: round(1000 * min(times[2:]), 1) for name, times in taken.items()}


def equal_bits(model, reloaded, photo):
    x = tensor(photo)
    once = model(x)
    batch = model(torch.cat([x.flip(3), x, x.flip(2)]))
    return {
        "again": torch.equal(once, model(x)),
        "afterReload": torch.equal(once, reloaded(x)),
        "inBatch": torch.equal(once[0], batch[1]),
    }


if __name__ == "__main__":
    main()
