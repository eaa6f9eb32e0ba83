"""Draws captioned scenes, the whole data of the model `sketchpad`: flat illustrations with a little shading.

    sketch_scenes.py SHEET.png [SEED]     writes a contact sheet with its captions

A scene is a place, a time of day, weather and one coloured thing in the middle. `draw` turns a scene into a picture of
256 x 256, `caption` into one of many phrasings, a few of which leave things out.
"""

import sys

import cv2
import numpy as np

SIZE = 256
SUN = 0.82 * SIZE
SHIFT = 4  # bits of a pixel's fraction in cv2's coordinates
SCALE = 1 << SHIFT

COLOURS = {
    "red": (214, 52, 48), "orange": (240, 138, 40), "yellow": (246, 205, 60), "green": (70, 160, 78),
    "blue": (52, 106, 206), "purple": (134, 76, 176), "pink": (242, 138, 176), "white": (244, 243, 240),
    "black": (48, 46, 54), "brown": (140, 90, 56),
}
PLACES = ("meadow", "forest", "mountains", "city", "desert", "snow", "sea")
TIMES = ("day", "sunset", "night")
WEATHERS = ("clear", "cloudy", "rainy")
SIZES = {"small": 92, "": 152, "big": 196}  # pixels
ON_GROUND = ("house", "tree", "car", "cat", "mushroom", "flower", "cup", "snowman")
IN_AIR = ("balloon", "bird", "butterfly", "rocket", "star", "heart")
IN_WATER = ("boat", "fish")
THINGS = ON_GROUND + IN_AIR + IN_WATER

SKIES = {  # top and bottom
    "day": ((92, 164, 232), (200, 230, 248)), "sunset": ((112, 84, 158), (252, 170, 96)),
    "night": ((14, 20, 52), (50, 62, 116)),
}
GROUNDS = {
    "meadow": (122, 190, 84), "sea": (44, 124, 186), "desert": (232, 196, 128), "city": (132, 134, 142),
    "forest": (84, 142, 74), "mountains": (126, 168, 104), "snow": (232, 238, 248),
}
LIGHT = {"day": (1, 1, 1), "sunset": (1.0, 0.86, 0.78), "night": (0.48, 0.54, 0.76)}


def held_out(kind, colour):
    """Whether no scene of the training has this thing in this colour: ten of the 160 pairs."""
    return (THINGS.index(kind) + 3 * list(COLOURS).index(colour)) % len(THINGS) == 0


def scene(rng, held=False):
    """A dictionary: place, time, weather, how large, the thing as (kind, colour, size, x, y), seed of the details; `held`: of a pair held out."""
    while held_out(kind := THINGS[rng.integers(len(THINGS))], colour := list(COLOURS)[rng.integers(len(COLOURS))]) != held:
        pass
    place = "sea" if kind in IN_WATER else PLACES[rng.integers(len(PLACES) - (kind in ON_GROUND))]
    large = list(SIZES)[rng.choice(3, p=(0.2, 0.6, 0.2))]
    size = SIZES[large] * rng.uniform(0.97, 1.03)
    y = {"air": 0.46, "water": 0.62, "ground": 0.92}[where(kind)] * SIZE
    return {
        "place": place, "time": TIMES[rng.integers(3)], "weather": WEATHERS[rng.choice(3, p=(0.6, 0.2, 0.2))], "large": large,
        "thing": (kind, colour, size, SIZE / 2 + rng.uniform(-4, 4), y + rng.uniform(-4, 4)), "jitter": int(rng.integers(1 << 31)),
    }


def where(kind):
    return "air" if kind in IN_AIR else "water" if kind in IN_WATER else "ground"


# ---- drawing


def draw(scene):
    rng = np.random.default_rng(scene["jitter"])
    picture = sky(scene, rng)
    ground(picture, scene, rng)
    kind, colour, size, x, y = scene["thing"]
    Pen(picture, np.array(LIGHT[scene["time"]]), x, y, size, COLOURS[colour], scene["time"] == "night").draw(kind)
    if scene["weather"] == "rainy":
        rain(picture, rng)
    return picture


def gradient(top, bottom):
    share = np.linspace(0, 1, SIZE, dtype=np.float32)[:, None]
    column = np.asarray(top, np.float32) * (1 - share) + np.asarray(bottom, np.float32) * share
    return np.ascontiguousarray(np.broadcast_to(column[:, None].clip(0, 255).astype(np.uint8), (SIZE, SIZE, 3)))


def sky(scene, rng):
    top, bottom = (np.array(c, float) for c in SKIES[scene["time"]])
    if scene["weather"] != "clear":
        grey = np.array((150, 156, 168)) * {"day": 1, "sunset": 0.85, "night": 0.38}[scene["time"]]
        share = {"cloudy": 0.4, "rainy": 0.75}[scene["weather"]]
        top, bottom = (c * (1 - share) + grey * share for c in (top, bottom))
    picture = gradient(top, bottom)
    if scene["time"] == "night":
        if scene["weather"] == "clear":
            for x, y, r in zip(rng.uniform(0, SIZE, 34), rng.uniform(0, 150, 34), rng.uniform(0.8, 2.1, 34)):
                disc(picture, x, y, r, (236, 236, 214))
        disc(picture, SUN, 44, 23, (250, 242, 204))
        disc(picture, SUN + 10, 38, 19, picture[60, 128])
    elif scene["time"] == "sunset":
        disc(picture, 0.7 * SIZE, 138, 34, (255, 208, 110))
    else:
        disc(picture, SUN, 42, 30, (255, 238, 164))
        disc(picture, SUN, 42, 23, (255, 214, 74))
    if scene["weather"] != "clear":
        white = np.array((255, 255, 255)) * {"day": 1, "sunset": 0.9, "night": 0.45}[scene["time"]]
        if scene["weather"] == "rainy":
            white = white * 0.62
        if scene["time"] == "sunset":
            white = white * (1, 0.86, 0.84)
        for x, y in zip((0.2, 0.55, 0.85), rng.uniform(24, 92, 3)):
            cloud(picture, x * SIZE + rng.uniform(-20, 20), y, rng.uniform(20, 30), white)
    return picture


def cloud(picture, x, y, r, colour):
    shade = np.asarray(colour) * 0.9
    for c, dy in ((shade, 5), (colour, 0)):
        for dx, up, part in ((-1.3, 0, 0.62), (-0.4, -0.45, 0.85), (0.6, -0.25, 0.75), (1.4, 0.05, 0.55)):
            disc(picture, x + dx * r, y + up * r + dy, part * r, c)


def ground(picture, scene, rng):
    place, time = scene["place"], scene["time"]
    light = np.array(LIGHT[time]) * (1 if scene["weather"] == "clear" else 0.9)
    base = np.array(GROUNDS[place], float)
    horizon = 150 + rng.uniform(-3, 3)
    shade = lambda c, f=1.0: np.asarray(c, float) * f * light
    if place == "mountains":
        for x, h, f in ((60, 100, 0.95), (200, 112, 0.9), (130, 78, 1.05)):
            x += rng.uniform(-14, 14)
            tone = shade((116, 122, 146), f)
            poly(picture, [(x - 105, horizon + 8), (x, horizon - h), (x + 105, horizon + 8)], tone)
            poly(picture, [(x, horizon - h), (x + 105, horizon + 8), (x + 16, horizon + 8)], tone * 0.86)
            poly(picture, [(x - 24, horizon - h + 25), (x, horizon - h), (x + 24, horizon - h + 25), (x + 9, horizon - h + 19), (x, horizon - h + 28), (x - 10, horizon - h + 19)], shade((246, 248, 252)))
    if place == "city":
        x = -6.0
        while x < SIZE:
            w, h = rng.uniform(26, 44), rng.uniform(44, 118)
            tone = shade(((110, 116, 140), (138, 128, 134), (96, 108, 124))[rng.integers(3)])
            rect(picture, x, horizon - h, x + w - 2, horizon + 6, tone)
            lit = np.array((250, 222, 128)) if time != "day" else shade((198, 214, 230))
            for wy in np.arange(horizon - h + 9, horizon - 10, 17):
                for wx in np.arange(x + 6, x + w - 11, 12):
                    if rng.random() < 0.75:
                        rect(picture, wx, wy, wx + 6, wy + 9, lit)
            x += w
    if place == "forest":
        tone = shade((60, 108, 72))
        for x in np.arange(0, SIZE + 16, 26) + rng.uniform(-5, 5):
            h = rng.uniform(62, 104)
            rect(picture, x - 3, horizon - 6, x + 3, horizon + 6, shade((96, 66, 46)))
            for k in range(3):
                top, wide = horizon - h + k * h * 0.26, 11 + 5 * k
                poly(picture, [(x, top), (x + wide, top + h * 0.38), (x - wide, top + h * 0.38)], tone * (0.9 + 0.08 * k))
    if place == "desert":
        xs = np.linspace(-4, SIZE + 4, 24)
        ys = horizon - 4 + 11 * np.sin(xs / 48 + rng.uniform(0, 6))
        poly(picture, list(zip(xs, ys)) + [(SIZE + 4, SIZE), (-4, SIZE)], shade(base, 0.9))
        horizon += 24
    top = int(horizon)
    share = np.linspace(1.04, 0.84, SIZE - top)[:, None]
    picture[top:] = np.clip(shade(base)[None] * share, 0, 255).astype(np.uint8)[:, None]
    if place == "sea":
        for k in range(9):
            x, y, w = rng.uniform(0, SIZE), horizon + 9 + 10.5 * k, rng.uniform(20, 52)
            line(picture, x - w / 2, y, x + w / 2, y, 2, shade((150, 206, 232)))
    elif place == "city":
        for x in range(6, SIZE, 50):
            rect(picture, x, 214, x + 26, 219, shade((236, 226, 190)))
    elif place in ("meadow", "forest", "mountains"):
        for x, y in zip(rng.uniform(0, SIZE, 12), rng.uniform(horizon + 12, SIZE, 12)):
            for dx in (-3, 0, 3):
                line(picture, x, y, x + dx * 1.2, y - 7, 2, shade(base, 0.76))


def rain(picture, rng):
    for x, y in zip(rng.uniform(-10, SIZE, 46), rng.uniform(0, SIZE, 46)):
        line(picture, x, y, x - 5, y + 17, 2, (196, 212, 232))


def point(x, y):
    return int(round(x * SCALE)), int(round(y * SCALE))


def tone(colour):
    return tuple(float(min(255, max(0, c))) for c in colour)


def poly(picture, points, colour):
    cv2.fillPoly(picture, [np.round(np.array(points, float) * SCALE).astype(np.int32)], tone(colour), cv2.LINE_AA, SHIFT)


def rect(picture, x0, y0, x1, y1, colour):
    poly(picture, [(x0, y0), (x1, y0), (x1, y1), (x0, y1)], colour)


def disc(picture, x, y, r, colour):
    cv2.circle(picture, point(x, y), int(r * SCALE), tone(colour), -1, cv2.LINE_AA, SHIFT)


def line(picture, x0, y0, x1, y1, width, colour):
    cv2.line(picture, point(x0, y0), point(x1, y1), tone(colour), int(width), cv2.LINE_AA, SHIFT)


class Pen:
    """Draws a thing in its own coordinates: x and y from -0.5 to 0.5, y downwards; things on the ground end at y = 0.5."""

    def __init__(self, picture, light, x, y, size, colour, night):
        self.picture, self.light, self.size, self.night = picture, np.asarray(light) * 0.35 + 0.65 * min(1, max(light) + 0.25), size, night
        self.x, self.y, self.colour = x, y, np.array(colour, float)

    def draw(self, kind):
        if where(kind) == "ground":
            self.y -= self.size / 2
        getattr(self, kind)()

    def at(self, x, y):
        return self.x + x * self.size, self.y + y * self.size

    def lit(self, colour, f=1.0):
        colour = self.colour if colour is None else np.array(colour, float)
        return colour * f * self.light + (24 * (f - 1) if f > 1 else 0)

    def poly(self, points, colour=None, f=1.0):
        poly(self.picture, [self.at(*p) for p in points], self.lit(colour, f))

    def rect(self, x0, y0, x1, y1, colour=None, f=1.0):
        self.poly([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], colour, f)

    def oval(self, x, y, rx, ry, colour=None, f=1.0, start=0, end=360, turn=0):
        cv2.ellipse(self.picture, point(*self.at(x, y)), point(rx * self.size, ry * self.size), turn, start, end, tone(self.lit(colour, f)), -1, cv2.LINE_AA, SHIFT)

    def line(self, x0, y0, x1, y1, width, colour=None, f=1.0):
        line(self.picture, *self.at(x0, y0), *self.at(x1, y1), max(1, width * self.size), self.lit(colour, f))

    def house(self):
        wall = (246, 234, 210) if self.colour.sum() < 640 else (206, 190, 168)
        self.rect(0.2, -0.42, 0.3, -0.15, (150, 84, 70))
        self.rect(-0.38, -0.08, 0.38, 0.5)
        self.rect(0.12, -0.08, 0.38, 0.5, None, 0.86)
        self.poly([(-0.5, -0.04), (0, -0.48), (0.5, -0.04)], (112, 70, 62) if self.colour[0] < 200 or self.colour[1] > 110 else (84, 74, 92))
        glass = (255, 226, 120) if self.night else (186, 222, 244)
        for x in (-0.28, 0.1):
            self.rect(x, 0.06, x + 0.18, 0.23, wall)
            self.rect(x + 0.025, 0.085, x + 0.155, 0.205, glass, 1 + self.night * 0.6)
        self.rect(-0.08, 0.22, 0.08, 0.5, (104, 66, 46))

    def tree(self):
        self.rect(-0.06, 0.1, 0.06, 0.5, (112, 76, 50))
        for x, y, r in ((-0.2, -0.02, 0.22), (0.2, -0.02, 0.22), (0, -0.2, 0.28)):
            self.oval(x, y + 0.03, r, r, None, 0.82)
        for x, y, r in ((-0.2, -0.06, 0.18), (0.16, -0.06, 0.16), (-0.03, -0.24, 0.22)):
            self.oval(x, y, r, r)

    def car(self):
        self.poly([(-0.28, 0.16), (-0.18, -0.06), (0.16, -0.06), (0.3, 0.16)], None, 0.9)
        self.poly([(-0.22, 0.14), (-0.15, -0.01), (-0.03, -0.01), (-0.03, 0.14)], (196, 226, 244))
        self.poly([(0.02, 0.14), (0.02, -0.01), (0.14, -0.01), (0.23, 0.14)], (196, 226, 244))
        self.rect(-0.48, 0.15, 0.48, 0.38)
        self.rect(-0.48, 0.3, 0.48, 0.38, None, 0.8)
        self.oval(0.45, 0.22, 0.04, 0.04, (255, 236, 150), 1.2)
        for x in (-0.27, 0.27):
            self.oval(x, 0.38, 0.12, 0.12, (40, 40, 46))
            self.oval(x, 0.38, 0.05, 0.05, (190, 190, 196))

    def cat(self):
        inner, dark = (246, 176, 176), (40, 36, 40) if self.colour.sum() > 220 else (240, 220, 110)
        for s in (-1, 1):
            self.poly([(s * 0.4, 0.02), (s * 0.36, -0.46), (s * 0.06, -0.2)])
            self.poly([(s * 0.34, -0.1), (s * 0.33, -0.36), (s * 0.15, -0.2)], inner)
        self.oval(0, 0.12, 0.44, 0.38, None, 0.9)
        self.oval(0, 0.1, 0.42, 0.35)
        for s in (-1, 1):
            self.oval(s * 0.17, 0.04, 0.065, 0.085, dark)
            self.oval(s * 0.17 + 0.02, 0.01, 0.02, 0.025, (255, 255, 255))
            for dy in (-0.03, 0.05):
                self.line(s * 0.2, 0.2 + dy * 0.4, s * 0.48, 0.18 + dy, 0.012, (90, 80, 84) if self.colour.sum() > 220 else (190, 190, 190))
        self.poly([(-0.05, 0.16), (0.05, 0.16), (0, 0.22)], (236, 110, 130))
        for s in (-1, 1):
            self.line(0, 0.29, s * 0.09, 0.25, 0.016, dark)

    def mushroom(self):
        self.poly([(-0.13, 0), (0.13, 0), (0.17, 0.5), (-0.17, 0.5)], (246, 234, 214))
        self.poly([(0.03, 0), (0.13, 0), (0.17, 0.5), (0.07, 0.5)], (220, 204, 184))
        self.oval(0, 0.06, 0.48, 0.5, None, 1, 180, 360)
        self.oval(0, 0.06, 0.48, 0.07, None, 0.8)
        dot = (250, 246, 236) if self.colour.sum() < 700 else (214, 80, 70)
        for x, y, r in ((-0.22, -0.12, 0.07), (0.04, -0.28, 0.08), (0.25, -0.1, 0.065)):
            self.oval(x, y, r, r * 0.9, dot)

    def flower(self):
        self.line(0, 0, 0, 0.5, 0.05, (70, 140, 66))
        self.oval(0.13, 0.32, 0.14, 0.06, (86, 160, 76), 1, 0, 360, -25)
        self.oval(-0.13, 0.38, 0.14, 0.06, (86, 160, 76), 1, 0, 360, 25)
        for k in range(6):
            a = k * np.pi / 3
            self.oval(0.21 * np.cos(a), -0.17 + 0.21 * np.sin(a), 0.145, 0.145, None, 1 if k % 2 else 0.9)
        self.oval(0, -0.17, 0.12, 0.12, (248, 206, 70) if self.colour[2] > 100 or self.colour[1] < 120 else (120, 72, 44))

    def snowman(self):
        for y, r in ((0.26, 0.25), (-0.02, 0.19), (-0.26, 0.14)):
            self.oval(0.015, y, r, r, (206, 214, 230))
            self.oval(-0.01, y, r * 0.92, r * 0.95, (250, 251, 255))
        for x in (-0.05, 0.05):
            self.oval(x, -0.29, 0.022, 0.022, (30, 30, 34))
        self.poly([(0, -0.27), (0.16, -0.235), (0, -0.22)], (240, 130, 40))
        self.rect(-0.16, -0.17, 0.16, -0.09)
        self.rect(0.05, -0.12, 0.14, 0.08, None, 0.88)
        self.rect(-0.19, -0.4, 0.19, -0.36)
        self.rect(-0.12, -0.5, 0.12, -0.38)

    def cup(self):
        self.oval(0.34, 0.18, 0.16, 0.16, None, 0.85)
        for y in (0.18,):
            self.oval(0.34, y, 0.09, 0.09, (236, 232, 226), 0.95)
        self.poly([(-0.36, -0.12), (0.36, -0.12), (0.28, 0.5), (-0.28, 0.5)])
        self.poly([(0.14, -0.12), (0.36, -0.12), (0.28, 0.5), (0.12, 0.5)], None, 0.86)
        self.oval(0, -0.12, 0.36, 0.08, None, 0.75)
        self.oval(0, -0.11, 0.31, 0.055, (104, 66, 44))
        for x in (-0.12, 0.08):
            self.line(x, -0.24, x + 0.05, -0.34, 0.03, (246, 246, 246))
            self.line(x + 0.05, -0.34, x, -0.46, 0.03, (246, 246, 246))

    def balloon(self):
        for s in (-1, 1):
            self.line(s * 0.2, 0.1, s * 0.07, 0.36, 0.014, (110, 84, 60))
        self.poly([(-0.28, 0.0), (0.28, 0.0), (0.1, 0.27), (-0.1, 0.27)])
        self.oval(0, -0.13, 0.34, 0.36)
        self.oval(0, -0.13, 0.2, 0.36, (250, 244, 230) if self.colour.sum() < 700 else (220, 80, 76))
        self.oval(0, -0.13, 0.09, 0.36)
        self.rect(-0.085, 0.35, 0.085, 0.5, (150, 102, 62))

    def bird(self):
        self.poly([(-0.28, 0.02), (-0.5, -0.1), (-0.46, 0.14)], None, 0.8)
        self.oval(0, 0.04, 0.32, 0.2)
        self.oval(0.26, -0.11, 0.145, 0.14)
        self.poly([(0.38, -0.14), (0.52, -0.08), (0.38, -0.04)], (246, 176, 50))
        self.oval(0.29, -0.13, 0.028, 0.03, (30, 28, 30) if self.colour.sum() > 220 else (250, 250, 250))
        self.poly([(-0.16, 0.02), (0.12, 0.0), (-0.08, -0.36), (-0.24, -0.26)], None, 0.84)
        self.oval(0.06, 0.14, 0.16, 0.08, (250, 242, 228), 0.97)

    def rocket(self):
        for x, f in ((-0.09, 1), (0.09, 1), (0, 1)):
            self.poly([(x - 0.08, 0.28), (x + 0.08, 0.28), (x, 0.5)], (250, 150, 50) if x else (255, 224, 90), 1.2)
        for s in (-1, 1):
            self.poly([(s * 0.13, 0.05), (s * 0.3, 0.34), (s * 0.12, 0.28)], None, 0.8)
        self.poly([(-0.16, -0.2), (0, -0.5), (0.16, -0.2)])
        self.poly([(-0.16, -0.2), (0.16, -0.2), (0.14, 0.3), (-0.14, 0.3)], (236, 236, 240) if self.colour.sum() < 700 else (176, 182, 196))
        self.poly([(0.05, -0.2), (0.16, -0.2), (0.14, 0.3), (0.05, 0.3)], (204, 206, 214))
        self.rect(-0.15, 0.2, 0.15, 0.3)
        self.oval(0, -0.05, 0.095, 0.095, None, 0.85)
        self.oval(0, -0.05, 0.065, 0.065, (150, 206, 240))

    def star(self):
        angles = np.arange(10) * np.pi / 5 - np.pi / 2
        radii = np.where(np.arange(10) % 2, 0.21, 0.48)
        tips = list(zip(radii * np.cos(angles), radii * np.sin(angles)))
        self.poly(tips)
        for k in range(0, 10, 2):
            self.poly([(0, 0), tips[k], tips[k + 1]], None, 0.86)

    def heart(self):
        a = np.linspace(0, 2 * np.pi, 40)
        x = 16 * np.sin(a) ** 3 / 36
        y = -(13 * np.cos(a) - 5 * np.cos(2 * a) - 2 * np.cos(3 * a) - np.cos(4 * a)) / 36
        self.poly(list(zip(x, y)), None, 0.84)
        self.poly(list(zip(x * 0.9 - 0.015, y * 0.9 - 0.015)))
        self.oval(-0.22, -0.17, 0.07, 0.05, None if self.colour.sum() > 700 else (255, 240, 240), 1, 0, 360, -35)

    def butterfly(self):
        for s in (-1, 1):
            self.oval(s * 0.24, -0.14, 0.25, 0.19, None, 1, 0, 360, s * 35 * -1)
            self.oval(s * 0.2, 0.16, 0.18, 0.15, None, 0.82, 0, 360, s * 30)
            self.oval(s * 0.28, -0.17, 0.09, 0.07, (252, 240, 200) if self.colour.sum() < 700 else (120, 170, 230))
            self.line(0, -0.2, s * 0.1, -0.4, 0.018, (50, 42, 46))
        self.oval(0, 0, 0.045, 0.26, (50, 42, 46))

    def boat(self):
        self.rect(-0.02, -0.5, 0.02, 0.2, (110, 76, 52))
        self.poly([(0.03, -0.48), (0.4, 0.08), (0.03, 0.08)], (250, 248, 240) if self.colour.sum() < 700 else (240, 200, 150))
        self.poly([(-0.03, -0.4), (-0.3, 0.08), (-0.03, 0.08)], (228, 224, 216) if self.colour.sum() < 700 else (220, 170, 120))
        self.poly([(-0.48, 0.15), (0.5, 0.15), (0.34, 0.42), (-0.36, 0.42)])
        self.poly([(-0.42, 0.27), (0.43, 0.27), (0.34, 0.42), (-0.36, 0.42)], None, 0.8)

    def fish(self):
        self.poly([(-0.2, 0), (-0.5, -0.22), (-0.44, 0), (-0.5, 0.22)], None, 0.82)
        self.poly([(-0.08, -0.16), (0.06, -0.34), (0.2, -0.16)], None, 0.82)
        self.oval(0.06, 0, 0.38, 0.23)
        self.oval(0.06, 0.1, 0.28, 0.11, (252, 240, 220) if self.colour.sum() < 700 else (240, 190, 170), 0.97)
        self.poly([(-0.02, 0.0), (-0.14, 0.14), (0.1, 0.08)], None, 0.75)
        self.oval(0.28, -0.06, 0.06, 0.06, (250, 250, 250))
        self.oval(0.295, -0.055, 0.03, 0.03, (24, 24, 28))


# ---- captions


# The first word is meant most of the time.
COLOUR_WORDS = {
    "red": ("crimson",), "orange": (), "yellow": ("golden",), "green": (), "blue": (), "purple": ("violet",), "pink": ("rosy",), "white": (), "black": (), "brown": (),
}
THING_WORDS = {
    "house": ("cottage", "home"), "car": ("automobile",), "cat": ("kitten", "kitty"), "mushroom": ("toadstool",), "flower": ("blossom",), "cup": ("mug",),
    "rocket": ("spaceship",), "boat": ("ship", "sailboat"), "balloon": ("hot air balloon",),
}
SIZE_WORDS = {"small": ("small", "tiny", "little"), "": ("",), "big": ("big", "large", "huge")}
PLACE_WORDS = {
    "meadow": ("in a meadow", "on the grass", "in the countryside"), "forest": ("in the forest", "among the trees", "in the woods"), "mountains": ("in the mountains", "in the alps"),
    "city": ("in the city", "in town", "in front of houses"), "desert": ("in the desert", "on the sand"), "snow": ("in the snow", "in winter"), "sea": ("at sea", "in the sea", "on the ocean"),
}
TIME_WORDS = {"day": ("by day", "in the daytime", ""), "sunset": ("at sunset", "in the evening", "at dusk"), "night": ("at night", "under the moon")}
WEATHER_WORDS = {"clear": ("", "", "in the sun"), "cloudy": ("under clouds", "on a cloudy day"), "rainy": ("in the rain", "on a rainy day")}
OPENINGS = ("a drawing of ", "a picture of ", "draw ", "an illustration of ")


def caption(scene, rng):
    """Thing first, then place, time and weather in any order; sometimes one of them is left out."""
    pick = lambda options: options[rng.integers(len(options))]
    said = lambda word, others: pick(others) if others and rng.random() < 0.3 else word
    kind, colour = scene["thing"][:2]
    weather = pick(WEATHER_WORDS[scene["weather"]]) if scene["time"] == "day" or scene["weather"] != "clear" else ""
    parts = [pick(PLACE_WORDS[scene["place"]]), pick(TIME_WORDS[scene["time"]]), weather]
    parts = [part for part in parts if part and rng.random() < 0.9]
    rng.shuffle(parts)
    thing = said(kind, THING_WORDS.get(kind))
    if rng.random() < 0.96:
        thing = said(colour, COLOUR_WORDS[colour]) + " " + thing
    if scene["large"]:
        thing = pick(SIZE_WORDS[scene["large"]]) + " " + thing
    article = "" if rng.random() < 0.3 else "an " if thing[0] in "aeio" else "a "
    opening = pick(OPENINGS) if rng.random() < 0.1 else ""
    return opening + " ".join([article + thing, *parts])


def main():
    rng = np.random.default_rng(int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    cells = []
    for _ in range(40):
        one = scene(rng)
        picture = cv2.copyMakeBorder(draw(one), 0, 26, 2, 2, cv2.BORDER_CONSTANT, value=(255, 255, 255))
        cv2.putText(picture, caption(one, rng)[:60], (2, 274), 0, 0.3, (0, 0, 0), 1, cv2.LINE_AA)
        cells.append(picture)
    rows = [np.hstack(cells[k : k + 8]) for k in range(0, 40, 8)]
    cv2.imwrite(sys.argv[1], np.vstack(rows)[..., ::-1])


if __name__ == "__main__":
    main()
