"""The classical teacher: redraws a photo in the manner of anime, without any learning.

`draw(rgb)` takes and returns H x W x 3 uint8 RGB. All lengths are pixels of a picture 512 to 1024 px long.
The steps, each a function below:

1. `expose` lifts shadows, so that dark detail counts as much as bright detail.
2. `brush` averages along the direction of hair, fur and folds (a line integral convolution that stops at
   colour edges): strands become clumps, outlines become clean.
3. `flatten` merges what is left into painted areas with sharp borders (L0 gradient minimisation, Xu et al. 2011),
   gives back the slow gradients of skies and cheeks, and the fine strong features: eyes, mouths, lattices.
4. `shade` lets luminance fall into a few levels; the step is hard where light changes fast and soft where it
   changes slowly, so a face gets a shadow shape and a sky keeps its gradient (Winnemoeller et al. 2006).
5. `grade` is the palette: luminous mid-tones, violet shadows, rich colours, peach skin.
6. `ink` draws lines by a flow-based difference of Gaussians (Kang et al. 2007) on the flattened picture, kept only
   where long and strong, in a dark tint of the local colour.
7. `bloom` lets lights spill softly over their neighbours.
"""

import cv2
import numpy as np

BRUSH_LENGTH = 7
LEVELS = 7
LINE_WIDTH = 1.0
LINE_LENGTH = 6
MIN_LINE_AREA = 26


def draw(rgb):
    brushed = brush(expose(rgb))
    lab = cv2.cvtColor(flatten(brushed), cv2.COLOR_RGB2LAB)
    painted = grade(shade(lab))
    coverage = ink(lab)[..., None]
    inked = painted + coverage * (line_colour(painted) - painted)
    picture = cv2.cvtColor(inked.astype(np.float32), cv2.COLOR_LAB2RGB).clip(0, 1)
    return (bloom(picture) * 255 + 0.5).clip(0, 255).astype(np.uint8)


def retouch(rgb):
    """Flattens and inks a picture that a model painted, where the model was soft: a target for the next model."""
    lab = cv2.cvtColor(flatten(rgb.astype(np.float32) / 255), cv2.COLOR_RGB2LAB)
    inked = lab + 0.8 * ink(lab)[..., None] * (line_colour(lab) - lab)
    return (cv2.cvtColor(inked.astype(np.float32), cv2.COLOR_LAB2RGB).clip(0, 1) * 255 + 0.5).astype(np.uint8)


def expose(rgb):
    """Returns float32 RGB in 0..1. Skin is lifted little, here and in `grade`: nobody is to come out paler."""
    lab = cv2.cvtColor(rgb.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    t = lab[..., 0] / 100
    lifted = t + 0.5 * (1 - 0.8 * skin(lab)) * t * (1 - t) ** 2.5
    gain = (lifted / np.maximum(t, 0.02)).clip(1, 1.5)
    return cv2.cvtColor(np.dstack([100 * lifted, lab[..., 1] * gain, lab[..., 2] * gain]), cv2.COLOR_LAB2RGB).clip(0, 1)


def skin(lab):
    """0..1, how close a colour's hue and chroma are to those of human skin, light or dark."""
    hue, chroma = np.arctan2(lab[..., 2], lab[..., 1]), np.hypot(lab[..., 1], lab[..., 2])
    return np.exp(-(((hue - 0.95) / 0.35) ** 2) - ((chroma - 24) / 16) ** 2)


def brush(rgb, strokes=2):
    for _ in range(strokes):
        rgb = along(rgb, tangents(cv2.GaussianBlur(rgb, (0, 0), 0.8)), BRUSH_LENGTH, 0.18)
    return rgb


def tangents(picture):
    """The direction along which colour changes least, from the smoothed colour structure tensor."""
    dx, dy = cv2.Sobel(picture, -1, 1, 0), cv2.Sobel(picture, -1, 0, 1)
    xx, yy, xy = (cv2.GaussianBlur((p * q).sum(2), (0, 0), 2.5) for p, q in ((dx, dx), (dy, dy), (dx, dy)))
    angle = 0.5 * np.arctan2(2 * xy, xx - yy) + np.pi / 2
    return np.cos(angle).astype(np.float32), np.sin(angle).astype(np.float32)


def along(values, direction, length, tolerance):
    """Averages H x W x C values along the curves of a direction field, weighing down what differs by `tolerance`."""
    tx, ty = direction
    total, weight = values.copy(), np.ones(values.shape[:2], np.float32)
    for sign in (1, -1):
        y, x = np.mgrid[: values.shape[0], : values.shape[1]].astype(np.float32)
        step_x, step_y = sign * tx, sign * ty
        for k in range(1, length + 1):
            x, y = x + step_x, y + step_y
            seen = at(values, x, y, cv2.INTER_LINEAR).reshape(values.shape)
            far = (k / (0.6 * length)) ** 2 + ((seen - values) ** 2).sum(2) / tolerance**2
            w = np.exp(-far / 2).astype(np.float32)
            total += w[..., None] * seen
            weight += w
            next_x, next_y = (at(t, x, y, cv2.INTER_NEAREST) for t in (tx, ty))
            turn = np.where(next_x * step_x + next_y * step_y < 0, -1, 1).astype(np.float32)
            step_x, step_y = turn * next_x, turn * next_y
    return total / weight[..., None]


def at(values, x, y, how):
    return cv2.remap(values, x, y, how, borderMode=cv2.BORDER_REFLECT)


def flatten(rgb, margin=24):
    """The margin hides the wrap-around of the L0 filter's Fourier transform and gives it sizes that are fast."""
    height, width = rgb.shape[:2]
    tall, wide = (cv2.getOptimalDFTSize(side + 2 * margin) for side in (height, width))
    framed = cv2.copyMakeBorder(rgb, margin, tall - height - margin, margin, wide - width - margin, cv2.BORDER_REFLECT)
    calm = cv2.ximgproc.bilateralTextureFilter((framed * 255 + 0.5).astype(np.uint8), None, 1, 1)
    merged = cv2.ximgproc.l0Smooth(calm, None, 0.005, 3.0).astype(np.float32) / 255
    merged += cv2.ximgproc.guidedFilter(merged, framed - merged, 20, 4e-3)
    crisp = framed + 0.7 * (framed - cv2.GaussianBlur(framed, (0, 0), 3))
    merged += detail(framed)[..., None] * (crisp - merged)
    return merged[margin : margin + height, margin : margin + width].clip(0, 1)


def detail(rgb):
    """0..1, high on small features (eyes, mouths, lettering, lattices) whose contrast is strong for the light there."""
    lab = cv2.cvtColor(rgb, cv2.COLOR_RGB2LAB)
    contrast = np.linalg.norm(cv2.GaussianBlur(lab, (0, 0), 0.9) - cv2.GaussianBlur(lab, (0, 0), 3.5), axis=2)
    relative = contrast / (15 + cv2.GaussianBlur(lab[..., 0], (0, 0), 6))
    return cv2.GaussianBlur(((relative - 0.075) / 0.06).clip(0, 1), (0, 0), 1.2)


def shade(lab):
    soft = cv2.GaussianBlur(lab[..., 0], (0, 0), 0.7)
    slope = np.hypot(cv2.Sobel(soft, -1, 1, 0, scale=1 / 8), cv2.Sobel(soft, -1, 0, 1, scale=1 / 8))
    sharpness = 1.2 + 6.0 * cv2.GaussianBlur(slope, (0, 0), 3).clip(0, 1.2)
    step = 100 / LEVELS
    nearest = np.round(soft / step)
    levelled = step * (nearest + 0.5 * np.tanh(sharpness * (soft / step - nearest)) / np.tanh(0.5 * sharpness))
    return np.dstack([levelled, lab[..., 1:]])


def grade(lab):
    light, a, b = (lab[..., k] for k in range(3))
    t, skinny = (light / 100).clip(0, 1), skin(lab)
    luminous = 0.07 + 0.91 * (t + 0.09 * (1 - 0.8 * skinny) * np.sin(np.pi * t))
    chroma, hue = np.hypot(a, b), np.arctan2(b, a)
    gain = 1 + 0.55 * np.exp(-((chroma / 48) ** 2)) * (1 - 0.5 * skinny)
    hue = hue + 0.5 * skinny * (0.92 - hue)
    a, b = gain * chroma * np.cos(hue), gain * chroma * np.sin(hue)
    shadow, glow = (1 - t) ** 2, t**2
    return np.dstack([100 * luminous, a + 6 * shadow, b - 16 * shadow + 1.5 * glow])


def line_colour(lab):
    return np.dstack([lab[..., 0] * 0.25, lab[..., 1] * 0.6 + 6, lab[..., 2] * 0.5 - 4])


def ink(lab):
    """Returns the coverage of the lines, 0..1."""
    direction = tangents(lab)
    response = along(across(lab[..., 0] / 100, direction)[..., None], direction, LINE_LENGTH, 1.0)[..., 0]
    return keep_long(((response - 0.011) / 0.018).clip(0, 1))


def across(light, direction):
    """Difference of Gaussians along the normal: positive on the dark side of an edge and on dark lines."""
    tx, ty = direction
    y, x = np.mgrid[: light.shape[0], : light.shape[1]].astype(np.float32)
    reach = np.arange(-4, 5, dtype=np.float32)
    narrow, wide = (np.exp(-(reach**2) / (2 * s * s)) for s in (LINE_WIDTH, 1.6 * LINE_WIDTH))
    weights = wide / wide.sum() - narrow / narrow.sum()
    return sum(w * at(light, x - k * ty, y + k * tx, cv2.INTER_LINEAR) for k, w in zip(reach, weights))


def keep_long(coverage):
    _, labels, stats, _ = cv2.connectedComponentsWithStats((coverage > 0.25).astype(np.uint8), connectivity=8)
    kept = stats[:, cv2.CC_STAT_AREA] >= MIN_LINE_AREA
    kept[0] = False
    return coverage * cv2.dilate(kept[labels].astype(np.uint8), np.ones((3, 3), np.uint8))


def bloom(rgb):
    spill = cv2.GaussianBlur((rgb - 0.8).clip(0, 1), (0, 0), 7)
    return 1 - (1 - rgb) * (1 - 0.4 * spill)
