"""Makes the training pairs: pictures and what the teacher, or a larger model, makes of them.

    pairs.py OUT.npz --photos A.png B.jpg --photo-crops 300 --scenes 600 [--drawn-by anime/anime-fp32.pt]

Every picture is SIZE x SIZE: either a crop of a photo, turned, scaled to a long side of 448 to 960 px and re-lit, or a
procedural scene. Picture k depends on the seed and k alone, so a set can be repeated and parts can be made in parallel.
OUT.npz holds `x` and `y`, uint8 arrays N x SIZE x SIZE x 3 (RGB).
"""

import argparse
import functools
import multiprocessing

import cv2
import numpy as np
import torch

import scenes
import teacher
from train import rgb, tensor

SIZE = 320


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("out")
    arguments.add_argument("--photos", nargs="*", default=[])
    arguments.add_argument("--photo-crops", type=int, default=0)
    arguments.add_argument("--scenes", type=int, default=0)
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--processes", type=int, default=2)
    arguments.add_argument("--drawn-by", help="TorchScript of a model; its pictures, retouched, stand in for the teacher's")
    options = arguments.parse_args()

    tasks = [(options.seed, k, options.photos, options.drawn_by) for k in range(options.photo_crops)]
    tasks += [(options.seed, k, None, options.drawn_by) for k in range(options.scenes)]
    with multiprocessing.Pool(options.processes) as pool:
        made = pool.map(pair, tasks, chunksize=4)
    np.savez(options.out, x=np.stack([x for x, _ in made]), y=np.stack([y for _, y in made]))


def pair(task):
    cv2.setNumThreads(1)
    seed, index, photos, by = task
    rng = np.random.default_rng([seed, index, 0 if photos is None else 1])
    picture = scenes.scene(rng, SIZE) if photos is None else photo_crop(rng, photos[index % len(photos)])
    return picture, teacher.draw(picture) if by is None else draw(load(by), picture)


@functools.cache
def load(model):
    torch.set_num_threads(1)
    return torch.jit.load(model)


@torch.no_grad()
def draw(model, picture):
    return teacher.retouch(rgb(model(tensor(picture[None])))[0])


def photo_crop(rng, path):
    photo = cv2.cvtColor(cv2.imread(path), cv2.COLOR_BGR2RGB)
    height, width = photo.shape[:2]
    scale = max(rng.uniform(448, 960) / max(height, width), (SIZE + 2) / min(height, width))
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), rng.normal(0, 6), scale)
    spare_x, spare_y = (scale * width - SIZE) / 2, (scale * height - SIZE) / 2
    turn[:, 2] += SIZE / 2 - np.array([width / 2, height / 2]) + rng.uniform(-1, 1, 2) * (spare_x, spare_y)
    how = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    crop = cv2.warpAffine(photo, turn, (SIZE, SIZE), flags=how, borderMode=cv2.BORDER_REFLECT)
    return relight(rng, crop[:, ::-1] if rng.random() < 0.5 else crop)


def relight(rng, rgb):
    """Other light, another camera: hue, saturation, exposure, gamma, white balance, blur and noise."""
    hsv = cv2.cvtColor(np.float32(rgb) / 255, cv2.COLOR_RGB2HSV)
    hsv[..., 0] = (hsv[..., 0] + (rng.uniform(0, 360) if rng.random() < 0.3 else rng.normal(0, 8))) % 360
    hsv[..., 1] *= rng.uniform(0.4, 1.3)
    lit = cv2.cvtColor(hsv.clip(0, 360), cv2.COLOR_HSV2RGB).clip(0, 1)
    lit = (lit ** rng.uniform(0.65, 1.5)) * rng.uniform(0.75, 1.15) * rng.normal(1, 0.05, 3)
    if rng.random() < 0.2:
        lit = cv2.GaussianBlur(lit, (0, 0), rng.uniform(0.4, 1.2))
    lit = lit + rng.normal(0, rng.uniform(0, 0.02), lit.shape)
    return (lit * 255 + 0.5).clip(0, 255).astype(np.uint8)


if __name__ == "__main__":
    main()
