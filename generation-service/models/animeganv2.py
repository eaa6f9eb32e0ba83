"""The generator of AnimeGANv2, so that weights published for it can be brought along. Atelier bundles none.

Layer names and their order are those of its PyTorch port (github.com/bryandlee/animegan2-pytorch), whose files hold a
state dict each (paprika, celeba_distill, face_paint_512_v1 and _v2). Runs at full, half and a quarter of the resolution;
2.1 million parameters. Group normalisation over all channels looks at the whole picture, so a tile of a picture is painted
a little differently than the picture in one pass.

Input and output: float32 N x 3 x H x W, RGB in [-1, 1], H and W multiples of STRIDE.
"""

import torch
from torch import nn
from torch.nn import functional

STRIDE = 32
WORKING_PIXELS = 512
EVEN = (0, 1, 0, 1)


class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.block_a = nn.Sequential(layer(3, 32, kernel=7, border=3), layer(32, 64, stride=2, border=EVEN), layer(64, 64))
        self.block_b = nn.Sequential(layer(64, 128, stride=2, border=EVEN), layer(128, 128))
        self.block_c = nn.Sequential(
            layer(128, 128),
            InvertedResBlock(128, 256),
            *(InvertedResBlock(256, 256) for _ in range(3)),
            layer(256, 128),
        )
        self.block_d = nn.Sequential(layer(128, 128), layer(128, 128))
        self.block_e = nn.Sequential(layer(128, 64), layer(64, 64), layer(64, 32, kernel=7, border=3))
        self.out_layer = nn.Sequential(nn.Conv2d(32, 3, 1, bias=False), nn.Tanh())

    def forward(self, picture):
        half = self.block_a(picture.contiguous(memory_format=torch.channels_last))
        quarter = self.block_c(self.block_b(half))
        drawn = self.block_d(resize(quarter, half.shape[2], half.shape[3]))
        drawn = self.block_e(resize(drawn, picture.shape[2], picture.shape[3]))
        return self.out_layer(drawn).contiguous()


class InvertedResBlock(nn.Module):
    """Widens, filters each channel, narrows; added to its input where the shapes agree."""

    def __init__(self, channels_in, channels_out):
        super().__init__()
        wide = 2 * channels_in
        self.residual = channels_in == channels_out
        self.layers = nn.Sequential(
            layer(channels_in, wide, kernel=1, border=0),
            layer(wide, wide, groups=wide, bias=True),
            nn.Conv2d(wide, channels_out, 1, bias=False),
            nn.GroupNorm(1, channels_out),
        )

    def forward(self, x):
        drawn = self.layers(x)
        return x + drawn if self.residual else drawn


def layer(channels_in, channels_out, kernel=3, stride=1, border=1, groups=1, bias=False):
    return nn.Sequential(
        nn.ReflectionPad2d(border),
        nn.Conv2d(channels_in, channels_out, kernel, stride, groups=groups, bias=bias),
        nn.GroupNorm(1, channels_out),
        nn.LeakyReLU(0.2, inplace=True),
    )


def resize(x, height: int, width: int):
    return functional.interpolate(x, [height, width], mode="bilinear", align_corners=True)
