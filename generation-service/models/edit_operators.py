"""The pixel side of `edit`: one operator a kind of edit, written as tensor arithmetic so that TorchScript carries it.

`Operators.forward(photo, sky, subject, kind, strength)`: photo N x 3 x H x W RGB in 0..1, sky and subject N x 1 x H x W in
0..1 (how much a pixel belongs to the sky, to what stands in front), kind an index into KINDS, strength 0.5 (slightly),
1 or 1.5 (strongly). Gives N x 3 x H x W in 0..1. Lengths are pixels of a picture of about 768 px.
What is laid over a picture (flakes, rain, stars, paper) is a fixed field of the place, so equal requests give equal
pictures.
"""

from typing import List

import torch
from torch import Tensor, nn
from torch.nn import functional

KINDS = [
    "night", "sunset", "pink sky", "blue sky", "stormy sky", "snow", "rain", "fog", "autumn", "summer",
    "pencil sketch", "ink drawing", "watercolour", "oil painting", "cartoon", "comic", "pop art", "pixel art",
    "black and white", "sepia", "vintage", "neon", "underwater", "golden light", "blur background",
    "colour splash", "blur", "sharpen", "brighter", "darker", "more contrast", "more colour", "less colour",
    "warmer", "colder", "negative", "vignette",
]


class Operators(nn.Module):
    def __init__(self, fields):
        """:param fields: 4 x side x side in 0..1: snow, rain, paper, stars, each a seamless tile"""
        super().__init__()
        self.register_buffer("fields", fields)

    def forward(self, photo: Tensor, sky: Tensor, subject: Tensor, kind: int, strength: float) -> Tensor:
        edited = self.edit(photo, sky, subject, kind, strength).clamp(0.0, 1.0)
        share = min(strength, 1.0)
        return (photo + share * (edited - photo)).clamp(0.0, 1.0)

    def edit(self, x: Tensor, sky: Tensor, subject: Tensor, kind: int, strength: float) -> Tensor:
        if kind == 0:
            return self.night(x, sky)
        elif kind == 1:
            return sunset(x, sky)
        elif kind == 2:
            return tinted_sky(x, sky, [1.0, 0.62, 0.76], 0.95)
        elif kind == 3:
            return tinted_sky(x, sky, [0.42, 0.68, 1.0], 0.9)
        elif kind == 4:
            return self.storm(x, sky)
        elif kind == 5:
            return self.snow(x, sky)
        elif kind == 6:
            return self.rain(x, sky)
        elif kind == 7:
            return fog(x, sky, subject)
        elif kind == 8:
            return foliage(x, sky, [0.92, 0.42, 0.10], [1.05, 0.97, 0.84])
        elif kind == 9:
            return foliage(x, sky, [0.30, 0.72, 0.18], [1.04, 1.03, 0.96]) * 1.04
        elif kind == 10:
            return self.pencil(x)
        elif kind == 11:
            return ink(x)
        elif kind == 12:
            return self.watercolour(x)
        elif kind == 13:
            return oil(x, 4 if strength <= 1.0 else 6)
        elif kind == 14:
            return cartoon(x)
        elif kind == 15:
            return comic(x)
        elif kind == 16:
            return pop_art(x)
        elif kind == 17:
            return pixels(x, 8 if strength <= 1.0 else 12)
        elif kind == 18:
            return curve(luma(x), 0.25).expand_as(x)
        elif kind == 19:
            return colour([1.07, 0.90, 0.69], x) * curve(luma(x), 0.1) + 0.02
        elif kind == 20:
            return self.vintage(x)
        elif kind == 21:
            return neon(x)
        elif kind == 22:
            return underwater(x)
        elif kind == 23:
            return golden(x, sky)
        elif kind == 24:
            return behind(x, subject, blur(blur(x, 5.0 * strength), 4.0 * strength))
        elif kind == 25:
            return behind(x, subject, luma(x).expand_as(x) * 0.92)
        elif kind == 26:
            return blur(x, 4.0 * strength)
        elif kind == 27:
            return x + 0.9 * strength * (x - blur(x, 1.6))
        elif kind == 28:
            return x ** (1.0 - 0.32 * strength)
        elif kind == 29:
            return x ** (1.0 + 0.7 * strength)
        elif kind == 30:
            return curve(x, 0.75 * strength)
        elif kind == 31:
            return saturate(x, 1.0 + 0.7 * strength)
        elif kind == 32:
            return saturate(x, max(0.0, 1.0 - 0.6 * strength))
        elif kind == 33:
            return x * colour([1.0 + 0.12 * strength, 1.02, 1.0 - 0.18 * strength], x)
        elif kind == 34:
            return x * colour([1.0 - 0.16 * strength, 1.0, 1.0 + 0.14 * strength], x)
        elif kind == 35:
            return 1.0 - x
        return x * (1.0 - min(0.95, 0.75 * strength) * corners(x))

    def field(self, index: int, like: Tensor) -> Tensor:
        """A field laid out over a picture's pixels."""
        height, width = like.shape[2], like.shape[3]
        rows = torch.arange(height, device=like.device).remainder(self.fields.shape[1])
        columns = torch.arange(width, device=like.device).remainder(self.fields.shape[2])
        return self.fields[index].index_select(0, rows).index_select(1, columns)[None, None].to(like.dtype)

    def night(self, x: Tensor, sky: Tensor) -> Tensor:
        light = luma(x)
        lamps = ((light - 0.86) / 0.14).clamp(0.0, 1.0) * (1.0 - sky)
        dark = saturate(x, 0.55) ** 1.5 * colour([0.26, 0.36, 0.62], x) + 0.012 * colour([0.4, 0.6, 1.5], x)
        height = torch.linspace(0.0, 1.0, x.shape[2], device=x.device).view(1, 1, -1, 1)
        heavens = colour([0.015, 0.03, 0.10], x) + height * colour([0.05, 0.09, 0.20], x) + 0.10 * light
        heavens = heavens + self.field(3, x) * (1.0 - height).clamp(0.0, 1.0)
        dark = dark + sky * (heavens - dark)
        glow = blur(lamps, 7.0)
        return dark + (0.75 * lamps + 0.55 * glow) * colour([1.0, 0.80, 0.48], x)

    def storm(self, x: Tensor, sky: Tensor) -> Tensor:
        deep = x + 1.2 * (x - blur(x, 12.0))
        clouds = (luma(deep) - 0.16) * colour([0.50, 0.54, 0.62], x)
        ground = saturate(x, 0.65) * colour([0.68, 0.72, 0.78], x)
        return ground + sky * (clouds * (0.75 + 0.4 * curve(luma(x), 0.8)) - ground)

    def snow(self, x: Tensor, sky: Tensor) -> Tensor:
        light = luma(x)
        pale = saturate(x, 0.45) * colour([0.95, 0.99, 1.06], x)
        above = functional.pad(blur(light, 1.2), [0, 0, 3, 0], mode="replicate")[:, :, : x.shape[2]]
        ridge = ((blur(light, 1.2) - above) * 9.0).clamp(0.0, 1.0)
        cover = (ridge + ((light - 0.42) / 0.4).clamp(0.0, 1.0) * 0.75).clamp(0.0, 0.92) * (1.0 - 0.8 * sky)
        white = pale + cover * (colour([0.93, 0.96, 1.0], x) - pale)
        grey = sky * 0.55
        white = white + grey * (colour([0.80, 0.84, 0.89], x) - white)
        return white + self.field(0, x) * (1.0 - white)

    def rain(self, x: Tensor, sky: Tensor) -> Tensor:
        wet = curve(saturate(x, 0.55), 0.25) * colour([0.66, 0.72, 0.80], x)
        wet = wet + 0.55 * sky * (luma(x) * colour([0.52, 0.56, 0.62], x) - wet)
        haze = blur(wet, 9.0)
        wet = wet + 0.25 * (haze - wet)
        return wet + 0.5 * self.field(1, x) * (0.95 - wet)

    def pencil(self, x: Tensor) -> Tensor:
        light = curve(luma(x), 0.2)
        dodge = light / blur(light, 7.0).clamp(min=0.03)
        line = dodge.clamp(0.0, 1.0) ** 2.2
        fine = (light / blur(light, 1.4).clamp(min=0.03)).clamp(0.0, 1.0) ** 2.0
        tone = 0.62 + 0.38 * light
        paper = 0.93 + 0.07 * self.field(2, x)
        hatch = (1.0 - 0.5 * (0.55 - light).clamp(0.0, 1.0) * (0.4 + 1.2 * self.field(2, x)))
        return (line * fine * tone.sqrt() * hatch * paper).expand_as(x)

    def watercolour(self, x: Tensor) -> Tensor:
        wash = smooth(smooth(x, 6, 0.006), 4, 0.003).clamp(0.0, 1.0)
        wash = saturate(wash, 1.3) ** 0.8
        edge = edges(wash, 1.2)
        paper = self.field(2, x)
        bleed = wash + 0.10 * (blur(paper, 4.0) - 0.5)
        white = ((luma(wash) - 0.62) / 0.38).clamp(0.0, 1.0) * 0.5
        bleed = bleed + white * (1.0 - bleed)
        return bleed * (1.0 - 0.45 * edge) * (0.90 + 0.12 * paper)

    def vintage(self, x: Tensor) -> Tensor:
        faded = saturate(x, 0.62) * 0.80 + 0.10
        light = luma(x)
        toned = faded * colour([1.06, 1.0, 0.86], x) + (1.0 - light) * 0.05 * colour([0.2, 0.5, 0.9], x)
        grain = 0.06 * (self.field(2, x) - 0.5)
        return (toned + grain) * (1.0 - 0.4 * corners(x))


def luma(x: Tensor) -> Tensor:
    return x[:, 0:1] * 0.299 + x[:, 1:2] * 0.587 + x[:, 2:3] * 0.114


def colour(rgb: List[float], like: Tensor) -> Tensor:
    return torch.tensor(rgb, dtype=like.dtype, device=like.device).view(1, 3, 1, 1)


def saturate(x: Tensor, factor: float) -> Tensor:
    light = luma(x)
    return (light + factor * (x - light)).clamp(0.0, 1.0)


def curve(x: Tensor, amount: float) -> Tensor:
    """An S about the middle: 0 leaves all, 1 is strong."""
    y = x.clamp(0.0, 1.0)
    return y + amount * (y * y * (3.0 - 2.0 * y) - y)


def blur(x: Tensor, sigma: float) -> Tensor:
    """Gaussian; large ones at half or quarter of the resolution."""
    height, width = x.shape[2], x.shape[3]
    if sigma > 3.0 and min(height, width) >= 64:
        factor = 4 if sigma > 8.0 else 2
        small = functional.avg_pool2d(x, factor)
        soft = gauss(small, sigma / factor)
        return functional.interpolate(soft, size=[height, width], mode="bilinear", align_corners=False)
    return gauss(x, sigma)


def gauss(x: Tensor, sigma: float) -> Tensor:
    reach = min(max(1, int(3.0 * sigma + 0.5)), min(x.shape[2], x.shape[3]) - 1)
    at = torch.arange(-reach, reach + 1, device=x.device, dtype=x.dtype)
    weights = torch.exp(-(at * at) / (2.0 * sigma * sigma))
    weights = (weights / weights.sum()).view(1, 1, 1, -1).repeat(x.shape[1], 1, 1, 1)
    across = functional.conv2d(functional.pad(x, [reach, reach, 0, 0], mode="reflect"), weights, groups=x.shape[1])
    down = functional.pad(across, [0, 0, reach, reach], mode="reflect")
    return functional.conv2d(down, weights.transpose(2, 3), groups=x.shape[1])


def mean(x: Tensor, radius: int) -> Tensor:
    side = 2 * radius + 1
    across = functional.avg_pool2d(x, [1, side], 1, [0, radius], count_include_pad=False)
    return functional.avg_pool2d(across, [side, 1], 1, [radius, 0], count_include_pad=False)


def smooth(x: Tensor, radius: int, epsilon: float) -> Tensor:
    """The guided filter with the picture's light as guide (He et al. 2010): flat areas, kept borders."""
    return guided(luma(x), x, radius, epsilon)


def guided(guide: Tensor, x: Tensor, radius: int, epsilon: float) -> Tensor:
    of_guide, of_x = mean(guide, radius), mean(x, radius)
    slope = (mean(guide * x, radius) - of_guide * of_x) / (mean(guide * guide, radius) - of_guide * of_guide + epsilon)
    return mean(slope, radius) * guide + mean(of_x - slope * of_guide, radius)


def edges(x: Tensor, sigma: float) -> Tensor:
    """0..1, strength of borders."""
    soft = functional.pad(blur(luma(x), sigma), [1, 1, 1, 1], mode="replicate")
    across = soft[:, :, 1:-1, 2:] - soft[:, :, 1:-1, :-2]
    down = soft[:, :, 2:, 1:-1] - soft[:, :, :-2, 1:-1]
    return (torch.sqrt(across * across + down * down + 1e-12) * 5.0).clamp(0.0, 1.0)


def lines(x: Tensor) -> Tensor:
    """0 where a dark line belongs, 1 elsewhere: difference of Gaussians, thresholded softly (Winnemoeller 2011)."""
    light = luma(smooth(x, 3, 0.004))
    response = blur(light, 1.0) - 0.985 * blur(light, 2.0)
    return (1.0 + torch.tanh(90.0 * (response + 0.004))).clamp(0.0, 1.0)


def tinted_sky(x: Tensor, sky: Tensor, rgb: List[float], share: float) -> Tensor:
    light = luma(x)
    wanted = colour(rgb, x)
    brightness = 0.35 + 0.75 * light
    tinted = (wanted * brightness + 0.5 * (x - light)).clamp(0.0, 1.0)
    height = torch.linspace(0.0, 1.0, x.shape[2], device=x.device).view(1, 1, -1, 1)
    tinted = tinted + 0.18 * height * (1.0 - tinted)
    cast = x * (1.0 + (sky.mean() * 6.0).clamp(0.0, 1.0) * (0.10 * wanted - 0.06))
    return cast + share * sky * (tinted - cast)


def sunset(x: Tensor, sky: Tensor) -> Tensor:
    height = torch.linspace(0.0, 1.0, x.shape[2], device=x.device).view(1, 1, -1, 1)
    top, low = colour([0.38, 0.26, 0.52], x), colour([1.0, 0.58, 0.26], x)
    heavens = top + (height * 1.6).clamp(0.0, 1.0) * (low - top)
    heavens = heavens * (0.6 + 0.5 * luma(x))
    ground = curve(x, 0.3) * colour([1.10, 0.78, 0.56], x)
    return ground + sky * (heavens - ground) + 0.06 * colour([1.0, 0.5, 0.2], x)


def golden(x: Tensor, sky: Tensor) -> Tensor:
    warm = curve(x, 0.25) * colour([1.16, 1.0, 0.74], x) + 0.03 * colour([1.0, 0.7, 0.2], x)
    glow = blur(warm.clamp(0.0, 1.0), 10.0)
    return 1.0 - (1.0 - warm.clamp(0.0, 1.0)) * (1.0 - 0.28 * glow)


def fog(x: Tensor, sky: Tensor, subject: Tensor) -> Tensor:
    height = torch.linspace(1.0, 0.35, x.shape[2], device=x.device).view(1, 1, -1, 1)
    depth = (height * (1.0 - 0.55 * blur(subject, 8.0)) + 0.4 * sky).clamp(0.0, 0.92)
    soft = x + 0.5 * (blur(x, 4.0) - x)
    return saturate(soft, 0.6) * (1.0 - depth) + depth * colour([0.80, 0.83, 0.86], x)


def foliage(x: Tensor, sky: Tensor, wanted: List[float], cast: List[float]) -> Tensor:
    """Gives what is green, or yellow-green, another colour."""
    green = x[:, 1:2] - torch.max(x[:, 0:1] * 0.92, x[:, 2:3])
    leaf = ((green - 0.03) * 14.0).clamp(0.0, 1.0) * (1.0 - sky)
    leaf = guided(luma(x), blur(leaf, 1.5), 6, 0.01).clamp(0.0, 1.0)
    light = luma(x)
    leaves = colour(wanted, x) * (0.25 + 1.55 * light)
    ground = x * colour(cast, x)
    return ground + 0.88 * leaf * (leaves - ground)


def ink(x: Tensor) -> Tensor:
    light = luma(smooth(x, 3, 0.004))
    fill = ((light - 0.16) * 14.0).clamp(0.0, 1.0)
    return (lines(x) * fill * 0.97 + 0.02).expand_as(x)


def oil(x: Tensor, radius: int) -> Tensor:
    """Kuwahara's filter: each pixel takes the mean of the calmest of four windows beside it."""
    soft = x + 0.5 * (x - blur(x, 6.0))
    light = luma(soft)
    side = 2 * radius + 1
    framed = functional.pad(torch.cat([soft, light * light], 1), [radius, radius, radius, radius], mode="replicate")
    means = functional.avg_pool2d(framed, radius + 1, 1)
    height, width = x.shape[2], x.shape[3]
    best = means[:, :3, :height, :width]
    least = means[:, 3:, :height, :width] - luma(best) * luma(best)
    for corner in range(1, 4):
        top = radius if corner >= 2 else 0
        left = radius if corner % 2 == 1 else 0
        here = means[:, :3, top : top + height, left : left + width]
        spread = means[:, 3:, top : top + height, left : left + width] - luma(here) * luma(here)
        calmer = (spread < least).to(x.dtype)
        best = best + calmer * (here - best)
        least = torch.min(least, spread)
    rich = saturate(best.clamp(0.0, 1.0), 1.25)
    relief = luma(rich) - blur(luma(rich), 1.2)
    return rich + 0.8 * relief


def levels(x: Tensor, count: float) -> Tensor:
    light = luma(x)
    position = light * count
    border = position.round()
    stepped = border + 0.5 * torch.tanh(7.0 * (position - border))
    return x * ((stepped / count + 0.02) / light.clamp(min=0.02))


def cartoon(x: Tensor) -> Tensor:
    flat = smooth(smooth(x, 6, 0.008), 6, 0.004).clamp(0.0, 1.0)
    return saturate(levels(flat, 5.0).clamp(0.0, 1.0), 1.35) * (0.12 + 0.88 * lines(x))


def comic(x: Tensor) -> Tensor:
    flat = saturate(smooth(x, 5, 0.008).clamp(0.0, 1.0), 1.6)
    rows = torch.arange(x.shape[2], device=x.device, dtype=x.dtype).view(1, 1, -1, 1)
    columns = torch.arange(x.shape[3], device=x.device, dtype=x.dtype).view(1, 1, 1, -1)
    dots = torch.cos(0.444 * (rows + columns)) * torch.cos(0.444 * (rows - columns))
    light = luma(flat)
    shade = ((light - 0.42 + 0.26 * dots) * 8.0).clamp(0.0, 1.0)
    tone = curve(flat, 0.4) * (0.62 + 0.38 * shade) + 0.10
    return tone * (0.06 + 0.94 * lines(x))


def pop_art(x: Tensor) -> Tensor:
    light = luma(smooth(x, 4, 0.008)) * 1.02
    deep, red, yellow, pale = (
        colour([0.13, 0.06, 0.35], x), colour([0.92, 0.13, 0.42], x), colour([0.99, 0.78, 0.12], x), colour([0.62, 0.93, 0.93], x),
    )
    art = deep + step(light, 0.26) * (red - deep)
    art = art + step(light, 0.50) * (yellow - art)
    return art + step(light, 0.76) * (pale - art)


def step(light: Tensor, border: float) -> Tensor:
    return ((light - border) * 40.0 + 0.5).clamp(0.0, 1.0)


def pixels(x: Tensor, side: int) -> Tensor:
    height, width = x.shape[2], x.shape[3]
    small = functional.adaptive_avg_pool2d(x, [max(1, height // side), max(1, width // side)])
    few = (saturate(small, 1.25) * 7.0).round() / 7.0
    return functional.interpolate(few, size=[height, width], mode="nearest")


def neon(x: Tensor) -> Tensor:
    light = luma(x)
    dark = curve(light, 0.8) ** 1.5
    base = dark * colour([0.42, 0.20, 0.72], x) + 0.16 * saturate(x, 1.6)
    glowing = edges(smooth(x, 3, 0.004), 1.0)
    columns = torch.linspace(0.0, 1.0, x.shape[3], device=x.device).view(1, 1, 1, -1)
    lamp = colour([0.05, 0.85, 1.0], x) + columns * (colour([1.0, 0.12, 0.75], x) - colour([0.05, 0.85, 1.0], x))
    bright = ((light - 0.6) / 0.4).clamp(0.0, 1.0)
    return base + (glowing + 0.8 * blur(glowing, 5.0) + 0.4 * bright) * lamp


def underwater(x: Tensor) -> Tensor:
    height = torch.linspace(0.0, 1.0, x.shape[2], device=x.device).view(1, 1, -1, 1)
    columns = torch.arange(x.shape[3], device=x.device, dtype=x.dtype).view(1, 1, 1, -1)
    water = colour([0.10, 0.62, 0.72], x) + height * (colour([0.01, 0.16, 0.36], x) - colour([0.10, 0.62, 0.72], x))
    soft = x + 0.45 * (blur(x, 3.5) - x)
    sunk = soft * colour([0.42, 0.86, 0.94], x)
    rays = (torch.cos(columns / 41.0 + 2.2 * height) * torch.cos(columns / 97.0 - 1.3 * height)).clamp(0.0, 1.0) * (1.0 - height)
    return sunk + (0.28 + 0.30 * height) * (water - sunk) + 0.16 * rays * colour([0.7, 1.0, 1.0], x)


def behind(x: Tensor, subject: Tensor, other: Tensor) -> Tensor:
    return other + subject * (x - other)


def corners(x: Tensor) -> Tensor:
    """0 in the middle, 1 in the corners."""
    height = torch.linspace(-1.0, 1.0, x.shape[2], device=x.device).view(1, 1, -1, 1)
    columns = torch.linspace(-1.0, 1.0, x.shape[3], device=x.device).view(1, 1, 1, -1)
    return ((height * height + columns * columns - 0.35) / 1.4).clamp(0.0, 1.0) ** 1.2
