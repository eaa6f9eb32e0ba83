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


class Generator(nn.Module):
    def __init__(self, half=64, quarter=96, eighth=96, blocks=4):
        super().__init__()
        self.fold, self.unfold = nn.PixelUnshuffle(2), nn.PixelShuffle(2)
        self.quantise, self.dequantise = QuantStub(), DeQuantStub()
        self.to_half = unit(12, half)
        self.to_quarter = nn.Sequential(unit(half, quarter, stride=2), unit(quarter, quarter))
        self.body = nn.Sequential(unit(quarter, eighth, stride=2), *(Block(eighth) for _ in range(blocks)))
        self.from_eighth = Rise(eighth, quarter)
        self.from_quarter = Rise(quarter, half)
        self.refine = unit(half, half)
        self.paint = nn.Conv2d(half, 12, 3, padding=1)
        self.cel = Cel()

    def forward(self, picture):
        half = self.to_half(self.quantise(self.fold(picture)))
        quarter = self.to_quarter(half)
        drawn = self.from_eighth(self.body(quarter), quarter)
        drawn = self.paint(self.refine(self.from_quarter(drawn, half)))
        drawn = self.cel(self.unfold(self.dequantise(drawn)))
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
        soft = functional.avg_pool2d(light, 3, 1, 1, count_include_pad=False)
        sharpness = functional.interpolate(self.sharpness(soft), scale_factor=2.0, mode="nearest")
        position = (soft - self.darkest) * (self.levels / self.span)
        border = position.round()
        level = border + 0.5 * torch.tanh(sharpness * (position - border)) / torch.tanh(0.5 * sharpness)
        return picture + (2 * self.strength * self.span / self.levels) * (level - position)

    def sharpness(self, light):
        """At half the resolution, from the mean slope over 14 px."""
        framed = functional.pad(functional.avg_pool2d(light, 2), [1, 1, 1, 1], mode="replicate")
        across = framed[:, :, 1:-1, 2:] - framed[:, :, 1:-1, :-2]
        down = framed[:, :, 2:, 1:-1] - framed[:, :, :-2, 1:-1]
        slope = torch.sqrt(across * across + down * down + 1e-12) * 0.25
        return 1.2 + 600.0 * functional.avg_pool2d(slope, 7, 1, 3, count_include_pad=False).clamp(0.0, 0.012)


def unit(channels_in, channels_out, stride=1):
    return nn.Sequential(
        nn.Conv2d(channels_in, channels_out, 3, stride, 1, bias=False), nn.BatchNorm2d(channels_out), nn.ReLU()
    )
