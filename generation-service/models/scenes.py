"""Procedural pictures that stand in for photos, since the project bundles no data set.

`scene(rng, size)` draws a size x size uint8 RGB picture: a sky, a wall or a ground, then "dead leaves" (overlapping
shapes whose sizes follow a power law, which gives them the statistics of photos) made of the materials that photos
are made of: plain and shaded surfaces, grain, fur, foliage, stripes, lattices, lettering and simple faces; at last
uneven light, lens blur and sensor noise.
"""

import cv2
import numpy as np


def scene(rng, size):
    picture = backdrop(rng, size)
    for radius in radii(rng, size):
        mask = outline(rng, radius)
        corner = rng.uniform(-0.1, 1.1, 2) * size - len(mask) / 2
        paste(picture, mask, material(rng, radius, len(mask)), corner.astype(int))
    if rng.random() < 0.35:
        face(rng, picture)
    if rng.random() < 0.3:
        lattice(rng, picture)
    if rng.random() < 0.3:
        lettering(rng, picture)
    return develop(rng, picture)


def backdrop(rng, size):
    rows = np.linspace(0, 1, size, dtype=np.float32)[:, None, None]
    top, bottom = colour(rng), colour(rng)
    if rng.random() < 0.4:
        top, bottom = np.float32([rng.uniform(10, 120), rng.uniform(40, 160), rng.uniform(90, 240)]), np.float32(
            [rng.uniform(100, 250), rng.uniform(120, 235), rng.uniform(130, 255)]
        )
    ground = top * (1 - rows) + bottom * rows + np.zeros((size, size, 1), np.float32)
    clouds = (noise(rng, size, rng.uniform(1.8, 2.6)) * rng.uniform(0, 0.5)).clip(0, 1)[..., None]
    return ground * (1 - clouds) + colour(rng) * clouds


def noise(rng, size, slope):
    """Gaussian noise of unit variance whose spectrum falls as frequency to the power of -slope."""
    power = np.fft.fftfreq(size)[:, None] ** 2 + np.fft.rfftfreq(size)[None] ** 2
    power[0, 0] = 1
    spectrum = (rng.normal(size=power.shape) + 1j * rng.normal(size=power.shape)) / power ** (slope / 2)
    field = np.fft.irfft2(spectrum, s=(size, size))
    return ((field - field.mean()) / (field.std() + 1e-6)).astype(np.float32)


def colour(rng):
    hsv = np.uint8([[[rng.integers(0, 180), rng.beta(1.3, 2.8) * 255, rng.beta(1.6, 1.4) * 255]]])
    return cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB)[0, 0].astype(np.float32)


def radii(rng, size, smallest=3, power=0.7):
    count = int(rng.choice([4, 15, 50, 120], p=[0.1, 0.3, 0.4, 0.2]))
    largest = 0.45 * size
    u = rng.random(count)
    return (largest**-power + u * (smallest**-power - largest**-power)) ** (-1 / power)


def outline(rng, radius):
    """An anti-aliased square mask, 0..1: an ellipse, a polygon, a ragged tuft or a soft blob."""
    size = int(2.6 * radius) + 6
    mask, centre = np.zeros((size, size), np.uint8), size // 2
    kind = rng.choice(["ellipse", "polygon", "tuft", "blob"])
    if kind == "ellipse":
        axes = (int(radius) + 1, int(radius * rng.uniform(0.3, 1)) + 1)
        cv2.ellipse(mask, (centre, centre), axes, rng.uniform(0, 360), 0, 360, 255, -1, cv2.LINE_AA)
        return mask.astype(np.float32) / 255
    points = {"polygon": rng.integers(3, 8), "tuft": 60, "blob": 40}[kind]
    angle = np.sort(rng.uniform(0, 2 * np.pi, points)) if kind == "polygon" else np.linspace(0, 2 * np.pi, points)
    reach = {
        "polygon": rng.uniform(0.5, 1.2, points),
        "tuft": rng.uniform(0.75, 1.1, points),
        "blob": 1 + 0.3 * np.sin(angle * rng.integers(2, 6) + rng.uniform(0, 6)),
    }[kind]
    corners = centre + radius * reach[:, None] * np.stack([np.cos(angle), np.sin(angle)], 1)
    cv2.fillPoly(mask, [corners.astype(np.int32)], 255, cv2.LINE_AA)
    return mask.astype(np.float32) / 255


def material(rng, radius, size):
    """A size x size x 3 surface: two colours mixed by shading, textured."""
    y, x = np.mgrid[:size, :size].astype(np.float32) - size / 2
    turn = rng.uniform(0, 2 * np.pi)
    shading = ((np.cos(turn) * x + np.sin(turn) * y) / (2 * radius) + 0.5).clip(0, 1)
    if rng.random() < 0.3:
        shading = (shading > 0.5).astype(np.float32)
    near = colour(rng)
    far = (near * rng.uniform(0.3, 0.9) + colour(rng) * 0.15) if rng.random() < 0.7 else colour(rng)
    surface = near + (far - near) * shading[..., None] * rng.uniform(0.2, 1)
    kind = rng.choice(["plain", "grain", "fur", "foliage", "stripes"], p=[0.35, 0.15, 0.25, 0.15, 0.1])
    if kind == "grain":
        surface = surface + noise(rng, size, rng.uniform(0.2, 1.6))[..., None] * rng.uniform(4, 25)
    elif kind == "fur":
        surface = surface + fur(rng, size)[..., None] * (near - far + rng.normal(0, 12, 3)) * rng.uniform(0.15, 0.6)
    elif kind == "foliage":
        surface = foliage(rng, surface, size)
    elif kind == "stripes":
        across = np.cos(turn) * y - np.sin(turn) * x
        phase = across * rng.uniform(0.15, 1.2) + noise(rng, size, 2.5) * rng.uniform(0, 2)
        surface = surface + np.tanh(3 * np.sin(phase))[..., None] * (far - near) * rng.uniform(0.2, 0.5)
    return surface.astype(np.float32)


def fur(rng, size):
    """White noise smeared along curved strands; unit variance."""
    bend = noise(rng, size, 2.6) * rng.uniform(0.2, 0.8) + rng.uniform(0, np.pi)
    y, x = np.mgrid[:size, :size].astype(np.float32)
    strands = cv2.GaussianBlur(rng.normal(size=(size, size)).astype(np.float32), (0, 0), rng.uniform(0.6, 1.3))
    length = int(rng.integers(4, 14))
    smeared = sum(
        cv2.remap(strands, x + k * np.cos(bend), y + k * np.sin(bend), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
        for k in np.arange(-length, length + 1, 2, dtype=np.float32)
    )
    return smeared / (smeared.std() + 1e-6)


def foliage(rng, surface, size):
    leaves = np.ascontiguousarray(surface, np.float32)
    reach = rng.uniform(1.5, 5)
    for _ in range(int(min(2500, 0.25 * (size / reach) ** 2))):
        x, y = rng.integers(0, size, 2)
        tint = surface[y, x] * rng.uniform(0.4, 1.5) + rng.normal(0, 10, 3)
        axes = (int(reach) + 1, int(reach * 0.5) + 1)
        cv2.ellipse(leaves, (int(x), int(y)), axes, rng.uniform(0, 180), 0, 360, tuple(map(float, tint)), -1)
    return leaves


def paste(picture, mask, surface, corner):
    """Lays the surface over the picture where the mask says so; `corner` is its top left, x and y, maybe outside."""
    left, top = (max(0, int(c)) for c in corner)
    right, bottom = (min(len(picture), int(c) + len(mask)) for c in corner)
    if left >= right or top >= bottom:
        return
    there = (slice(top, bottom), slice(left, right))
    here = (slice(top - corner[1], bottom - corner[1]), slice(left - corner[0], right - corner[0]))
    picture[there] += mask[here][..., None] * (surface[here] - picture[there])


def face(rng, picture):
    """A head with hair, neck, shadowed cheek, eyes, brows, nose and mouth."""
    size = len(picture)
    radius = rng.uniform(0.08, 0.3) * size
    cx, cy = rng.uniform(0.25, 0.75, 2) * size
    skin = np.float32([rng.uniform(120, 250), 0, 0])
    skin[1], skin[2] = skin[0] * rng.uniform(0.66, 0.82), skin[0] * rng.uniform(0.5, 0.7)
    hair, dark = colour(rng) * rng.uniform(0.2, 1), skin * 0.25

    def oval(dx, dy, rx, ry, tint, tilt=0, arc=(0, 360), width=-1):
        centre = (int(cx + dx * radius), int(cy + dy * radius))
        axes = (max(1, int(rx * radius)), max(1, int(ry * radius)))
        cv2.ellipse(picture, centre, axes, tilt, *arc, tuple(map(float, tint)), width, cv2.LINE_AA)

    reach = int(1.4 * radius) + 2
    mask = np.zeros((2 * reach, 2 * reach), np.uint8)
    cv2.ellipse(mask, (reach, reach), (int(1.02 * radius), int(1.35 * radius)), 0, 0, 360, 255, -1, cv2.LINE_AA)
    strands = hair + fur(rng, 2 * reach)[..., None] * hair * 0.2
    corner = (int(cx) - reach, int(cy - 0.1 * radius) - reach)
    paste(picture, mask.astype(np.float32) / 255, strands.astype(np.float32), corner)
    oval(0, 1.2, 0.4, 0.6, skin * 0.75)
    oval(0, 0.15, 0.8, 1.05, skin)
    oval(0.25 * rng.choice([-1, 1]), 0.2, 0.5, 0.9, skin * rng.uniform(0.8, 1))
    stroke, iris = max(1, int(0.05 * radius)), colour(rng) * 0.6
    for side in (-1, 1):
        oval(0.33 * side, 0, 0.17, 0.09, (245, 242, 240))
        oval(0.33 * side, 0, 0.08, 0.09, iris)
        oval(0.33 * side, 0, 0.035, 0.04, (15, 12, 12))
        oval(0.33 * side, 0.02, 0.18, 0.12, dark, 0, (195, 345), stroke)
        oval(0.33 * side, -0.15, 0.2, 0.1, hair * 0.6, 0, (200, 340), stroke)
    oval(0, 0.3, 0.1, 0.1, skin * 0.7, 0, (20, 160), stroke)
    oval(0, 0.55, 0.28, 0.12, np.float32([190, 90, 90]) * skin[0] / 240)
    oval(0, 0.53, 0.25, 0.06, (240, 236, 230))


def lattice(rng, picture):
    size = len(picture)
    corner, step = rng.uniform(0, size, 2), rng.uniform(6, 40)
    across, down = rng.normal(0, step, 2), rng.normal(0, step, 2)
    tint, width = tuple(map(float, colour(rng))), int(rng.integers(1, 3))
    for k in range(int(rng.integers(3, 14))):
        left, right = corner + k * down, corner + k * down + across
        for start, end in ((left, right), (left, left + down), (right, right + down), (left, right + down)):
            cv2.line(picture, tuple(map(int, start)), tuple(map(int, end)), tint, width, cv2.LINE_AA)


def lettering(rng, picture):
    size = len(picture)
    for _ in range(int(rng.integers(1, 5))):
        text = "".join(rng.choice(list("ABCDEFGHKLMNOPRSTUVWXYZabcdeghkmnoprstuy0123456789 "), rng.integers(2, 9)))
        place = tuple(map(int, rng.uniform(0, 0.8, 2) * size))
        tint, scale = tuple(map(float, colour(rng))), rng.uniform(0.4, 2)
        cv2.putText(picture, text, place, int(rng.integers(0, 5)), scale, tint, int(rng.integers(1, 4)), cv2.LINE_AA)


def develop(rng, picture):
    size = len(picture)
    light = 1 + 0.35 * rng.random() * noise(rng, size, 3.0)[..., None]
    picture = picture * light.clip(0.35, 1.6)
    if rng.random() < 0.7:
        picture = cv2.GaussianBlur(picture.astype(np.float32), (0, 0), rng.uniform(0.4, 1.5))
    picture = picture + rng.normal(0, rng.uniform(0, 6), picture.shape)
    return picture.clip(0, 255).astype(np.uint8)
