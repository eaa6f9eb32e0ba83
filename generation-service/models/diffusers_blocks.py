"""What UNet and VAE of Stable Diffusion are made of. Layers are called as in the published files."""

import torch
from torch import Tensor, nn
from torch.nn import functional


class Resnet(nn.Module):
    def __init__(self, channels_in: int, channels_out: int, groups: int, eps: float):
        super().__init__()
        self.norm1 = nn.GroupNorm(groups, channels_in, eps)
        self.conv1 = nn.Conv2d(channels_in, channels_out, 3, padding=1)
        self.norm2 = nn.GroupNorm(groups, channels_out, eps)
        self.conv2 = nn.Conv2d(channels_out, channels_out, 3, padding=1)
        self.conv_shortcut = nn.Identity() if channels_in == channels_out else nn.Conv2d(channels_in, channels_out, 1)

    def forward(self, x: Tensor) -> Tensor:
        return self.added(x, self.begun(x))

    def begun(self, x: Tensor) -> Tensor:
        return self.conv1(functional.silu(self.norm1(x)))

    def added(self, x: Tensor, drawn: Tensor) -> Tensor:
        return self.conv_shortcut(x) + self.conv2(functional.silu(self.norm2(drawn)))


class Downsample(nn.Module):
    def __init__(self, channels: int, border: int):
        super().__init__()
        self.conv = nn.Conv2d(channels, channels, 3, stride=2, padding=border)
        self.border = border

    def forward(self, x: Tensor) -> Tensor:
        if self.border == 0:
            x = functional.pad(x, [0, 1, 0, 1])
        return self.conv(x)


class Upsample(nn.Module):
    def __init__(self, channels: int):
        super().__init__()
        self.conv = nn.Conv2d(channels, channels, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        return self.conv(functional.interpolate(x, scale_factor=2.0, mode="nearest"))


class Attention(nn.Module):
    """Of each place in x to all of `seen`."""

    def __init__(self, channels: int, seen: int, heads: int, bias: bool = False):
        super().__init__()
        self.heads = heads
        self.to_q = nn.Linear(channels, channels, bias)
        self.to_k = nn.Linear(seen, channels, bias)
        self.to_v = nn.Linear(seen, channels, bias)
        self.to_out = nn.Sequential(nn.Linear(channels, channels))

    def forward(self, x: Tensor, seen: Tensor) -> Tensor:
        return self.to_out(attend(self.to_q(x), self.to_k(seen), self.to_v(seen), self.heads))


def attend(query: Tensor, key: Tensor, value: Tensor, heads: int, causal: bool = False, rows: int = 512) -> Tensor:
    """N x L x D each. Some rows at once: all of them would take a gigabyte at 512 pixels."""
    length, size = query.shape[1], query.shape[2] // heads
    query = apart(query * size**-0.5, heads)
    key, value = apart(key, heads).transpose(1, 2), apart(value, heads)
    if causal:
        later = torch.full((length, length), float("-inf"), device=query.device).triu(1)
        return together((torch.bmm(query, key) + later).softmax(-1).bmm(value), heads)
    return together(torch.cat([torch.bmm(part, key).softmax(-1).bmm(value) for part in query.split(rows, 1)], 1), heads)


def apart(x: Tensor, heads: int) -> Tensor:
    """N x L x D to (N heads) x L x (D / heads)."""
    n, length, width = x.shape
    return x.reshape(n, length, heads, width // heads).transpose(1, 2).reshape(n * heads, length, width // heads)


def together(x: Tensor, heads: int) -> Tensor:
    """The way back from `apart`."""
    n, length, size = x.shape
    return x.reshape(n // heads, heads, length, size).transpose(1, 2).reshape(n // heads, length, heads * size)
