"""The generator: a small U-net that INT8 runs fast on a CPU.

The picture is folded 2 x 2 into channels first and unfolded last, so that no layer runs at full resolution, where
memory is what costs. Every layer is convolution + batch normalisation + ReLU, which fuses into one INT8 kernel; padding
is zero, upsampling is nearest, skips are additions. Most of the work happens at an eighth of the resolution, where it
is cheap and where a 3 x 3 kernel sees 24 px of the picture. Nothing of the picture reaches the output past the last
layers: texture need not be learnt away. At the very end `Cel` turns what a regression leaves soft into painted areas.
The quantisation stubs do nothing until `export.py` turns the network into INT8.

Input and output: float32 N x 3 x H x W, RGB in [-1, 1], H and W multiples of STRIDE.
"""

import torch
from torch import nn
from torch.nn import functional
from torch.ao.nn.quantized import FloatFunctional
from torch.ao.quantization import DeQuantStub, QuantStub

STRIDE = 8
SIZES = {
    "anime": {},
    "anime-fast": {"half": 32, "quarter": 64, "eighth": 64, "refined": False},
}


class Generator(nn.Module):
    def __init__(self, half=64, quarter=96, eighth=96, blocks=4, refined=True):
        super().__init__()
        self.fold, self.unfold = nn.PixelUnshuffle(2), nn.PixelShuffle(2)
        self.quantise, self.dequantise = QuantStub(), DeQuantStub()
        self.to_half = unit(12, half)
        self.to_quarter = nn.Sequential(unit(half, quarter, stride=2), unit(quarter, quarter))
        self.body = nn.Sequential(unit(quarter, eighth, stride=2), *(Block(eighth) for _ in range(blocks)))
        self.from_eighth = Rise(eighth, quarter)
        self.from_quarter = Rise(quarter, half)
        self.refine = unit(half, half) if refined else nn.Identity()
        self.paint = nn.Conv2d(half, 12, 3, padding=1)
        self.cel = Cel()

    def forward(self, picture):
        half = self.to_half(self.fold(self.quantise(picture)))
        quarter = self.to_quarter(half)
        drawn = self.from_eighth(self.body(quarter), quarter)
        drawn = self.paint(self.refine(self.from_quarter(drawn, half)))
        drawn = self.cel(self.dequantise(self.unfold(drawn)).float())
        return drawn if self.training else drawn.clamp(-1.0, 1.0)


class Block(nn.Module):
    """A residual block."""

    def __init__(self, channels):
        super().__init__()
        self.layers = nn.Sequential(
            unit(channels, channels), nn.Conv2d(channels, channels, 3, padding=1, bias=False), nn.BatchNorm2d(channels)
        )
        self.sum = FloatFunctional()

    def forward(self, x):
        return self.sum.add_relu(x, self.layers(x))


class Rise(nn.Module):
    """Doubles the resolution and joins the encoder's features of that resolution."""

    def __init__(self, channels_in, channels_out):
        super().__init__()
        self.narrow = unit(channels_in, channels_out)
        self.larger = nn.Upsample(scale_factor=2.0, mode="nearest")
        self.sum = FloatFunctional()
        self.refine = unit(channels_out, channels_out)

    def forward(self, x, skip):
        return self.refine(self.sum.add(self.larger(self.narrow(x)), skip))


class Cel(nn.Module):
    """Pulls light towards a few levels, hard where it changes fast and hardly where it changes slowly. Nothing to learn.

    The levels are where `teacher.shade` and `teacher.grade` put them.
    """

    def __init__(self):
        super().__init__()
        self.levels, self.darkest, self.span, self.strength = 7.0, 0.07, 0.91, 0.7
        self.register_buffer("luma", torch.tensor([0.299, 0.587, 0.114]).view(1, 3, 1, 1), persistent=False)

    def forward(self, picture):
        light = (picture * self.luma).sum(1, keepdim=True) * 0.5 + 0.5
        sharpness = self.sharpness(light)
        position = (blur(light) - self.darkest) * (self.levels / self.span)
        border = position.round()
        curve = torch.tanh(enlarge(sharpness) * (position - border)) * enlarge(0.5 / torch.tanh(0.5 * sharpness))
        return picture + (2 * self.strength * self.span / self.levels) * (border + curve - position)

    def sharpness(self, light):
        """At a quarter of the resolution, from the mean slope over 12 px."""
        framed = frame(functional.avg_pool2d(light, 2))
        across = framed[:, :, 1:-1, 2:] - framed[:, :, 1:-1, :-2]
        down = framed[:, :, 2:, 1:-1] - framed[:, :, :-2, 1:-1]
        slope = torch.sqrt(across * across + down * down + 1e-12) * 0.25
        return 1.2 + 600.0 * blur(functional.avg_pool2d(slope, 2)).clamp(0.0, 0.012)


def frame(plane):
    return functional.pad(plane, [1, 1, 1, 1], mode="replicate")


def blur(plane):
    """3 x 3 means. Sums of slices take a tenth of the time of a pooling layer."""
    framed = frame(plane)
    rows = framed[:, :, :-2] + framed[:, :, 1:-1] + framed[:, :, 2:]
    return (rows[..., :-2] + rows[..., 1:-1] + rows[..., 2:]) * (1.0 / 9.0)


def enlarge(plane):
    """4 x 4 copies of each pixel, in an eighth of the time of an upsampling layer."""
    n, height, width = plane.shape[0], plane.shape[2], plane.shape[3]
    return plane.view(n, height, 1, width, 1).expand(n, height, 4, width, 4).reshape(n, 1, 4 * height, 4 * width)


def unit(channels_in, channels_out, stride=1):
    return nn.Sequential(
        nn.Conv2d(channels_in, channels_out, 3, stride, 1, bias=False), nn.BatchNorm2d(channels_out), nn.ReLU()
    )
