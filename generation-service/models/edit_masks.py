"""Where the sky is and what stands in front: the part of `edit` that looks at the photo.

    edit_masks.py WEIGHTS.pt --photos FOLDER [--minutes 12]

forward(photo N x 3 x S x S in 0..1) -> N x 2 x S x S logits: sky, subject; S a multiple of 16, about 160.
Learned from composed pictures whose masks are known: a drawn sky over a ground and an object in front, all cut from
procedural scenes and from three photos (the coffee cup is held out).
"""

import argparse
import os
import time

import cv2
import numpy as np
import torch
from torch import nn
from torch.nn import functional

import scenes

SIDE = 160


class Masks(nn.Module):
    def __init__(self, width=24):
        super().__init__()
        w = width
        self.a, self.b = unit(5, w, 2), unit(w, 2 * w, 2)
        self.c, self.d = unit(2 * w, 3 * w, 2), unit(3 * w, 4 * w, 2)
        self.whole = nn.Linear(4 * w, 4 * w)
        self.deep = nn.Sequential(unit(4 * w, 4 * w, 1), unit(4 * w, 4 * w, 1))
        self.up_c, self.up_b, self.up_a = unit(7 * w, 3 * w, 1), unit(5 * w, 2 * w, 1), unit(3 * w, w, 1)
        self.tell = nn.Conv2d(w, 2, 3, padding=1)

    def forward(self, photo):
        height = torch.linspace(-1.0, 1.0, photo.shape[2], device=photo.device).view(1, 1, -1, 1)
        across = torch.linspace(-1.0, 1.0, photo.shape[3], device=photo.device).view(1, 1, 1, -1)
        place = torch.zeros_like(photo[:, :1])
        a = self.a(torch.cat([photo * 2.0 - 1.0, place + height, place + across], 1))
        b = self.b(a)
        c = self.c(b)
        d = self.d(c)
        d = d + self.whole(d.mean([2, 3])).unsqueeze(2).unsqueeze(3)
        d = self.deep(d)
        c = self.up_c(torch.cat([larger(d), c], 1))
        b = self.up_b(torch.cat([larger(c), b], 1))
        a = self.up_a(torch.cat([larger(b), a], 1))
        return functional.interpolate(self.tell(a), scale_factor=2.0, mode="bilinear", align_corners=False)


def unit(channels_in, channels_out, stride):
    return nn.Sequential(nn.Conv2d(channels_in, channels_out, 3, stride, 1, bias=False), nn.BatchNorm2d(channels_out), nn.ReLU())


def larger(x):
    return functional.interpolate(x, scale_factor=2.0, mode="nearest")


def compose(rng, grounds, cuts):
    """A picture SIDE x SIDE x 3 and its masks SIDE x SIDE x 2, float32 0..1."""
    ground = grounds[rng.integers(len(grounds))]
    picture = patch(rng, ground) * rng.uniform(0.5, 1.15)
    masks = np.zeros((SIDE, SIDE, 2), np.float32)
    if rng.random() < 0.62:
        land = horizon(rng)
        picture += (1 - land[..., None]) * (sky(rng) - picture)
        masks[..., 0] = 1 - land
        for _ in range(rng.integers(0, 4)):
            mast = tower(rng)
            picture += mast[..., None] * (patch(rng, ground) * 0.6 - picture)
            masks[..., 0] *= 1 - mast
    elif rng.random() < 0.4:
        wall = rng.random(3) * 0.8 + 0.1
        picture = picture * 0.25 + 0.75 * wall * np.linspace(rng.uniform(0.6, 1.2), 1, SIDE)[:, None, None]
    if rng.random() < 0.75:
        surface, shape = cut(rng, cuts)
        if rng.random() < 0.6:
            picture = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.5, 3))
        soft = cv2.GaussianBlur(shape, (0, 0), 0.8)
        picture += soft[..., None] * (surface - picture)
        masks[..., 1] = shape
        masks[..., 0] *= 1 - shape
    picture = (picture.clip(0, 1) ** rng.uniform(0.7, 1.5)) * (0.85 + 0.3 * rng.random(3))
    picture += rng.normal(0, rng.uniform(0, 0.03), picture.shape)
    if rng.random() < 0.5:
        picture, masks = picture[:, ::-1], masks[:, ::-1]
    return picture.clip(0, 1).astype(np.float32), masks


def patch(rng, picture):
    side = int(rng.integers(min(picture.shape[:2]) // 3, min(picture.shape[:2]) + 1))
    top, left = rng.integers(0, picture.shape[0] - side + 1), rng.integers(0, picture.shape[1] - side + 1)
    return cv2.resize(picture[top : top + side, left : left + side], (SIDE, SIDE), interpolation=cv2.INTER_AREA).astype(np.float32) / 255


def sky(rng):
    tops = [(0.25, 0.5, 0.9), (0.5, 0.7, 0.95), (0.75, 0.8, 0.86), (0.08, 0.12, 0.3), (0.9, 0.55, 0.35), (0.6, 0.62, 0.66), (0.15, 0.3, 0.6), (0.35, 0.3, 0.5)]
    top = np.array(tops[rng.integers(len(tops))]) * rng.uniform(0.7, 1.1)
    low = top * rng.uniform(0.6, 1.3, 3) + rng.uniform(0, 0.35)
    way = np.linspace(0, 1, SIDE)[:, None, None] ** rng.uniform(0.6, 2)
    colours = top + way * (low - top) + np.zeros((1, SIDE, 1))
    if rng.random() < 0.6:
        clouds = sum(cv2.resize(rng.random((n, n)).astype(np.float32), (SIDE, SIDE), interpolation=cv2.INTER_CUBIC) / k for k, n in ((1, 3), (1.6, 6), (3, 14), (6, 30)))
        cover = ((clouds - rng.uniform(0.9, 1.3)) * rng.uniform(1, 4)).clip(0, 1)[..., None] * rng.uniform(0.4, 1)
        colours += cover * (np.array([1, 0.98, 0.96]) * rng.uniform(0.55, 1) - colours)
    return colours


def horizon(rng):
    """1 below a skyline, 0 above."""
    x = np.arange(SIDE)
    line = rng.uniform(0.2, 0.92) + sum(rng.normal(0, a) * np.sin(x / SIDE * f * rng.uniform(0.5, 1.5) + rng.uniform(0, 6)) for a, f in ((0.05, 3), (0.03, 9), (0.012, 30)))
    if rng.random() < 0.4:
        steps = np.repeat(rng.normal(0, 0.09, 40), rng.integers(4, 25, 40))[:SIDE]
        line[: len(steps)] += steps
    return (np.arange(SIDE)[:, None] / SIDE > line[None]).astype(np.float32)


def tower(rng):
    mask = np.zeros((SIDE, SIDE), np.float32)
    x, top, wide = int(rng.integers(0, SIDE)), int(rng.integers(0, SIDE * 2 // 3)), int(rng.integers(1, 9))
    cv2.rectangle(mask, (x, top), (x + wide, SIDE), 1, -1)
    return mask


def cut(rng, cuts):
    """What stands in front: an object of a photo, or a blob of some surface."""
    if rng.random() < 0.35:
        picture, shape = cuts[rng.integers(len(cuts))]
        zoom = rng.uniform(0.6, 1.5)
        way = cv2.getRotationMatrix2D((SIDE / 2, SIDE / 2), rng.uniform(-12, 12), zoom) + np.array([[0, 0, rng.uniform(-30, 30)], [0, 0, rng.uniform(-15, 35)]])
        tint = rng.uniform(0.7, 1.2, 3)
        return cv2.warpAffine(picture, way, (SIDE, SIDE), borderMode=cv2.BORDER_REPLICATE) * tint, cv2.warpAffine(shape, way, (SIDE, SIDE))
    surface = rng.random(3) * np.ones((SIDE, SIDE, 3))
    light = cv2.resize(rng.random((5, 5)).astype(np.float32), (SIDE, SIDE), interpolation=cv2.INTER_CUBIC)[..., None]
    surface = surface * (0.5 + 0.7 * light)
    if rng.random() < 0.7:
        texture = patch(rng, cuts[rng.integers(len(cuts))][0] * 255)
        surface = surface * 0.4 + 0.6 * texture
    mask = np.zeros((SIDE, SIDE), np.uint8)
    cx, cy, radius = rng.normal(SIDE / 2, SIDE / 8), rng.normal(SIDE * 0.56, SIDE / 9), rng.uniform(0.12, 0.38) * SIDE
    turns = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    spread = radius * (1 + sum(rng.normal(0, 0.16 / k) * np.cos(k * turns + rng.uniform(0, 6)) for k in range(1, 6)))
    points = np.stack([cx + spread * np.cos(turns) * rng.uniform(0.5, 1.3), cy + spread * np.sin(turns) * rng.uniform(0.7, 1.6)], 1)
    cv2.fillPoly(mask, [points.astype(np.int32)], 1)
    return surface, mask.astype(np.float32)


def photo_cuts(folder):
    """(picture, mask of its subject), SIDE x SIDE: outlines drawn by hand, in parts of the picture's sides."""
    outlines = {
        "astronaut.png": [(0.0, 1.0), (0.06, 0.72), (0.14, 0.56), (0.25, 0.47), (0.24, 0.36), (0.36, 0.31), (0.36, 0.25), (0.31, 0.2), (0.33, 0.07), (0.43, 0.02), (0.55, 0.05), (0.6, 0.16), (0.54, 0.27), (0.6, 0.35), (0.61, 0.42), (0.7, 0.5), (0.72, 0.64), (0.9, 0.72), (1.0, 0.85), (1.0, 1.0)],
        "chelsea.png": [(0.0, 1.0), (0.0, 0.3), (0.06, 0.0), (0.7, 0.0), (0.8, 0.2), (0.83, 0.5), (0.8, 0.75), (0.62, 1.0)],
        "rocket.jpg": [(0.47, 1.0), (0.48, 0.4), (0.5, 0.3), (0.52, 0.4), (0.535, 1.0)],
    }
    found = []
    for name, outline in outlines.items():
        picture = cv2.resize(cv2.imread(os.path.join(folder, name))[..., ::-1], (SIDE, SIDE), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
        mask = np.zeros((SIDE, SIDE), np.uint8)
        cv2.fillPoly(mask, [(np.array(outline) * SIDE).astype(np.int32)], 1)
        found.append((picture, mask.astype(np.float32)))
    return found


def photo_pairs(folder, cuts):
    """The whole photos with their masks, few against the composed pictures."""
    pairs = []
    for index, (picture, subject) in enumerate(cuts):
        masks = np.dstack([np.zeros_like(subject), subject])
        if index == 2:
            light = picture.max(2)
            calm = cv2.GaussianBlur(np.abs(light - cv2.GaussianBlur(light, (0, 0), 2)), (0, 0), 1.5) < 0.02
            above = (np.arange(SIDE)[:, None] < 0.84 * SIDE) & (picture[..., 2] > picture[..., 0] + 0.02)
            masks[..., 0] = (calm & above) * (1 - subject)
        pairs.append((picture, masks))
    return pairs


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("weights")
    arguments.add_argument("--photos", required=True)
    arguments.add_argument("--minutes", type=float, default=12)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    torch.manual_seed(0)
    rng = np.random.default_rng(0)
    cuts = photo_cuts(options.photos)
    pairs = photo_pairs(options.photos, cuts)
    grounds = [np.asarray(scenes.scene(np.random.default_rng(1000 + n), 256)) for n in range(60)]
    grounds += [np.uint8(picture * 255) for picture, _ in cuts for _ in range(6)]
    masks = Masks().to(memory_format=torch.channels_last)
    kept = {name: value.clone() for name, value in masks.state_dict().items()}
    optimiser = torch.optim.AdamW(masks.parameters(), 1e-3, weight_decay=1e-3)
    began, step = time.time(), 0
    while time.time() - began < 60 * options.minutes:
        share = (time.time() - began) / (60 * options.minutes)
        for group in optimiser.param_groups:
            group["lr"] = 1e-3 * (1 - share) + 2e-5
        made = [augmented(rng, pairs) if rng.random() < 0.15 else compose(rng, grounds, cuts) for _ in range(12)]
        x = torch.from_numpy(np.stack([p for p, _ in made])).permute(0, 3, 1, 2).contiguous(memory_format=torch.channels_last)
        y = torch.from_numpy(np.stack([m for _, m in made])).permute(0, 3, 1, 2)
        told = masks(x)
        loss = functional.binary_cross_entropy_with_logits(told, y)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        step += 1
        with torch.no_grad():
            for name, value in masks.state_dict().items():
                kept[name] = kept[name].lerp(value, 0.01 if step > 100 else 0.1) if value.is_floating_point() else value.clone()
        if step % 100 == 0:
            torch.save(kept, options.weights)
            print(f"step {step} loss {loss.item():.4f} seconds {time.time() - began:.0f}", flush=True)
    torch.save(kept, options.weights)


def augmented(rng, pairs):
    picture, masks = pairs[rng.integers(len(pairs))]
    zoom, shift = rng.uniform(0.9, 1.6), rng.uniform(-25, 25, 2)
    way = cv2.getRotationMatrix2D((SIDE / 2, SIDE / 2), rng.uniform(-8, 8), zoom) + np.array([[0, 0, shift[0]], [0, 0, shift[1]]])
    picture = cv2.warpAffine(picture, way, (SIDE, SIDE), borderMode=cv2.BORDER_REPLICATE) ** rng.uniform(0.7, 1.4) * rng.uniform(0.8, 1.2, 3)
    masks = cv2.warpAffine(masks, way, (SIDE, SIDE), borderMode=cv2.BORDER_REPLICATE)
    if rng.random() < 0.5:
        picture, masks = picture[:, ::-1], masks[:, ::-1]
    return picture.clip(0, 1).astype(np.float32), masks.astype(np.float32)


if __name__ == "__main__":
    main()
