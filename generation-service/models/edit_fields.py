"""Fixed fields of grain that edits lay over a picture: snow flakes, rain, paper and stars.

They are TILE x TILE tiles that repeat without a seam, drawn once from a seed. The
network keeps the same tiles, so that a random-looking effect is a fixed function of the place in the picture and equal
requests give equal pictures.
"""

import cv2
import numpy as np

TILE = 512


def tiles():
    """uint8 4 x TILE x TILE in the order snow, rain, paper, stars."""
    rng = np.random.default_rng(7)
    return np.stack([np.uint8(draw(rng).clip(0, 1) * 255 + 0.5) for draw in (snow, rain, paper, stars)])


def wrapped_blur(field, sigma):
    edge = 64
    framed = cv2.copyMakeBorder(field.astype(np.float32), edge, edge, edge, edge, cv2.BORDER_WRAP)
    return cv2.GaussianBlur(framed, (0, 0), sigma)[edge:-edge, edge:-edge]


def dots(rng, count, radius, softness):
    field = np.zeros((TILE, TILE), np.float32)
    for x, y in rng.uniform(0, TILE, (count, 2)):
        reach, light = radius * rng.uniform(0.6, 1.4), rng.uniform(0.6, 1)
        for dx in (-TILE, 0, TILE):
            for dy in (-TILE, 0, TILE):
                if -20 < x + dx < TILE + 20 and -20 < y + dy < TILE + 20:
                    centre = (int((x + dx) * 16), int((y + dy) * 16))
                    cv2.circle(field, centre, int(reach * 16), light, -1, cv2.LINE_AA, 4)
    return wrapped_blur(field, softness)


def snow(rng):
    layers = [dots(rng, 900, 1.0, 0.6) * 0.8, dots(rng, 260, 2.0, 0.8) * 0.95, dots(rng, 60, 4.2, 1.8) * 0.8]
    return np.max(layers, axis=0)


def rain(rng):
    field = np.zeros((TILE, TILE), np.float32)
    for x, y in rng.uniform(0, TILE, (420, 2)):
        length, light = rng.uniform(14, 46), rng.uniform(0.25, 1)
        for dx in (-TILE, 0, TILE):
            for dy in (-TILE, 0, TILE):
                start = (int((x + dx) * 16), int((y + dy) * 16))
                end = (int((x + dx - 0.16 * length) * 16), int((y + dy + length) * 16))
                cv2.line(field, start, end, light, 1, cv2.LINE_AA, 4)
    return wrapped_blur(field, 0.55) * 1.3


def paper(rng):
    grain = wrapped_blur(rng.normal(size=(TILE, TILE)), 0.8)
    fibre = wrapped_blur(rng.normal(size=(TILE, TILE)), 2.5)
    return 0.5 + 0.16 * grain / grain.std() + 0.09 * fibre / fibre.std()


def stars(rng):
    return np.maximum(dots(rng, 170, 0.55, 0.55) * 1.6, dots(rng, 22, 1.1, 0.8) * 1.3)
