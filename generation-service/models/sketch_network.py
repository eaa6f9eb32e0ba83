"""The networks of `sketchpad`: autoencoder, text encoder and denoiser of a small latent diffusion model.

Pictures are 3 x 256 x 256 in [-1, 1], latents 12 x 16 x 16 with variance near 1, captions 16 token ids.
"""

import math

import onnx.numpy_helper
import torch
from torch import nn
from torch.nn import functional

LATENT = 12
SIDE = 16
LENGTH = 16
WORDS = 96  # features of a token
TIMESTEPS, FIRST, LAST = 1000, 0.00085, 0.012


def signal():
    """The share of the signal's variance at each timestep: Stable Diffusion's "scaled linear" schedule."""
    betas = torch.linspace(FIRST**0.5, LAST**0.5, TIMESTEPS, dtype=torch.float64) ** 2
    return torch.cumprod(1 - betas, 0).float()


class Norm(nn.GroupNorm):
    """Group normalisation that takes bfloat16 too."""

    def __init__(self, channels):
        super().__init__(8, channels)

    def forward(self, x):
        return functional.group_norm(x, self.num_groups, self.weight.to(x.dtype), self.bias.to(x.dtype), self.eps)


class RowNorm(nn.LayerNorm):
    """Layer normalisation that takes bfloat16 too."""

    def forward(self, x):
        return functional.layer_norm(x, self.normalized_shape, self.weight.to(x.dtype), self.bias.to(x.dtype), self.eps)


def conv(inputs, outputs, stride=1):
    return nn.Conv2d(inputs, outputs, 3, stride, 1)


def silent(layer):
    nn.init.zeros_(layer.weight)
    nn.init.zeros_(layer.bias)
    return layer


# ---- autoencoder


class Encoder(nn.Module):
    """Tells each patch of a quarter-size picture, 4 x 4 pixels, by its principal components; nothing is trained by descent."""

    def __init__(self):
        super().__init__()
        self.patch = nn.Conv2d(3, LATENT, 4, 4)

    def forward(self, picture):
        return self.patch(functional.avg_pool2d(picture, 4))


class Decoder(nn.Module):
    """The components' patches, and a network that redraws their edges at four times the size."""

    def __init__(self, width=48, depth=4):
        super().__init__()
        self.patch = nn.ConvTranspose2d(LATENT, 3, 4, 4)
        self.enter = conv(3 + LATENT, width)
        self.blocks = nn.ModuleList(nn.Sequential(conv(width, width), nn.SiLU(), silent(conv(width, width))) for _ in range(depth))
        self.leave = nn.Sequential(nn.SiLU(), silent(conv(width, 48)), nn.PixelShuffle(4))

    def forward(self, latent):
        small = self.patch(latent)
        x = self.enter(torch.cat([small, functional.interpolate(latent, scale_factor=4.0, mode="nearest")], 1))
        for block in self.blocks:
            x = x + block(functional.silu(x))
        return functional.interpolate(small, scale_factor=4.0, mode="bilinear", align_corners=False) + self.leave(x)


# ---- text


class TextEncoder(nn.Module):
    """Token ids to features; those of padding are zero."""

    def __init__(self, vocabulary, depth=1):
        super().__init__()
        self.words = nn.Embedding(vocabulary, WORDS)
        self.places = nn.Parameter(torch.randn(LENGTH, WORDS) * 0.02)
        self.blocks = nn.ModuleList(Transformer(WORDS) for _ in range(depth))
        self.norm = RowNorm(WORDS)
        nn.init.normal_(self.words.weight, std=0.5)

    def forward(self, ids):
        present = (ids != 0).float()
        bias = (present - 1)[:, None, None, :] * 1e4
        x = self.words(ids) + self.places
        for block in self.blocks:
            x = block(x, bias)
        return self.norm(x) * present[..., None]


class Transformer(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.norm1, self.norm2 = RowNorm(channels), RowNorm(channels)
        self.attention = Attention(channels, channels)
        self.mix = nn.Sequential(nn.Linear(channels, 2 * channels), nn.GELU(), nn.Linear(2 * channels, channels))

    def forward(self, x, bias):
        y = self.norm1(x)
        x = x + self.attention(y, y, bias)
        return x + self.mix(self.norm2(x))


class Attention(nn.Module):
    def __init__(self, channels, context, heads=4):
        super().__init__()
        self.heads, self.scale = heads, (channels // heads) ** -0.5
        self.query = nn.Linear(channels, channels, bias=False)
        self.pair = nn.Linear(context, 2 * channels, bias=False)
        self.out = nn.Linear(channels, channels)

    def forward(self, x, context, bias=None):
        split = lambda t: t.view(t.shape[0], t.shape[1], self.heads, -1).transpose(1, 2)
        key, value = self.pair(context).chunk(2, -1)
        weights = split(self.query(x)) @ split(key).transpose(2, 3) * self.scale
        if bias is not None:
            weights = weights + bias
        mixed = weights.softmax(-1) @ split(value)
        return self.out(mixed.transpose(1, 2).flatten(2))


# ---- denoiser


class Block(nn.Module):
    """Residual block, scaled and shifted by timestep and caption."""

    def __init__(self, inputs, outputs, condition):
        super().__init__()
        self.norm1, self.conv1 = Norm(inputs), conv(inputs, outputs)
        self.norm2, self.conv2 = Norm(outputs), silent(conv(outputs, outputs))
        self.told = nn.Linear(condition, 2 * outputs)
        self.skip = nn.Conv2d(inputs, outputs, 1) if inputs != outputs else nn.Identity()

    def forward(self, x, condition):
        y = self.conv1(functional.silu(self.norm1(x)))
        scale, shift = self.told(condition)[..., None, None].chunk(2, 1)
        y = self.norm2(y) * (1 + scale) + shift
        return self.skip(x) + self.conv2(functional.silu(y))


class Look(nn.Module):
    """Every place looks at all others and at the caption."""

    def __init__(self, channels):
        super().__init__()
        self.norm1, self.norm2 = RowNorm(channels), RowNorm(channels)
        self.around, self.text = Attention(channels, channels), Attention(channels, WORDS)

    def forward(self, x, text):
        y = x.flatten(2).transpose(1, 2)
        z = self.norm1(y)
        y = y + self.around(z, z)
        y = y + self.text(self.norm2(y), text)
        return y.transpose(1, 2).reshape(x.shape)


class Denoiser(nn.Module):
    """A U-net at 16, 8 and 4 pixels a side. It tells the velocity (Salimans & Ho 2022), not the noise."""

    def __init__(self, widths=(48, 96, 128), condition=256):
        super().__init__()
        a, b, c = widths
        self.time = nn.Sequential(nn.Linear(128, condition), nn.SiLU(), nn.Linear(condition, condition))
        self.caption = nn.Linear(WORDS, condition)
        self.enter = conv(LATENT, a)
        self.places = nn.Parameter(torch.randn(1, a, SIDE, SIDE) * 0.1)
        block = lambda inputs, outputs: Block(inputs, outputs, condition)
        self.down1 = block(a, a)
        self.shrink1 = conv(a, b, 2)
        self.down3, self.look3, self.down4, self.look4 = block(b, b), Look(b), block(b, b), Look(b)
        self.shrink2 = conv(b, c, 2)
        self.low1, self.low_look, self.low2 = block(c, c), Look(c), block(c, c)
        self.grow2 = conv(c, b)
        self.up4, self.look5, self.up3, self.look6 = block(2 * b, b), Look(b), block(2 * b, b), Look(b)
        self.grow1 = conv(b, a)
        self.up1 = block(2 * a, a)
        self.norm, self.leave = Norm(a), silent(conv(a, LATENT))
        self.register_buffer("frequencies", torch.exp(-math.log(10000) * torch.arange(64) / 64))

    def forward(self, latent, timestep, text):
        angles = timestep[:, None] * self.frequencies
        told = self.time(torch.cat([angles.sin(), angles.cos()], -1)) + self.caption(text.sum(1) / 3)
        told = functional.silu(told)
        double = lambda t: functional.interpolate(t, scale_factor=2.0, mode="nearest")
        x = self.enter(latent) + self.places
        x1 = self.down1(x, told)
        x3 = self.look3(self.down3(self.shrink1(x1), told), text)
        x4 = self.look4(self.down4(x3, told), text)
        x = self.low1(self.shrink2(x4), told)
        x = self.low2(self.low_look(x, text), told)
        x = self.grow2(double(x))
        x = self.look5(self.up4(torch.cat([x, x4], 1), told), text)
        x = self.look6(self.up3(torch.cat([x, x3], 1), told), text)
        x = self.grow1(double(x))
        x = self.up1(torch.cat([x, x1], 1), told)
        return self.leave(functional.silu(self.norm(x)))


def restored(path):
    """The denoiser out of the bundle's ONNX file, as TorchScript."""
    denoiser = Denoiser().eval()
    weights = {tensor.name: torch.from_numpy(onnx.numpy_helper.to_array(tensor).copy()) for tensor in onnx.load(path).graph.initializer}
    denoiser.load_state_dict(weights)
    with torch.no_grad():
        return torch.jit.freeze(torch.jit.trace(denoiser, example()))


def example():
    """Latents, timesteps, features, as the denoiser takes them."""
    return torch.randn(2, LATENT, SIDE, SIDE), torch.tensor([TIMESTEPS - 1.0, 3.0]), torch.randn(2, LENGTH, WORDS)
