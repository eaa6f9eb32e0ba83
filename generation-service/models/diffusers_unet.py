"""UNet2DConditionModel as Stable Diffusion 1.x and 2.x and InstructPix2Pix have it, with the published layer names.

forward(latents N x C x h x w, timestep float N, text N x L x D) -> noise, or velocity, N x 4 x h x w.
"""

import math
from typing import List, Tuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from diffusers_blocks import Attention, Downsample, Resnet, Upsample

WITH_WORDS = {"CrossAttnDownBlock2D", "CrossAttnUpBlock2D"}
TRANSFORMER_EPS = 1e-6


class UNet(nn.Module):
    def __init__(self, config):
        super().__init__()
        widths, layers = config["block_out_channels"], config["layers_per_block"]
        heads = config["attention_head_dim"]  # published under this name, but it is their number
        heads = heads if isinstance(heads, list) else [heads] * len(widths)
        parts = Parts(config, widths[0] * 4)

        self.conv_in = nn.Conv2d(config["in_channels"], widths[0], 3, padding=1)
        self.time_embedding = TimeEmbedding(widths[0], config["flip_sin_to_cos"], config["freq_shift"])
        self.down_blocks, self.up_blocks = nn.ModuleList(), nn.ModuleList()
        skips = [widths[0]]
        for level, (kind, width) in enumerate(zip(config["down_block_types"], widths)):
            last = level == len(widths) - 1
            resnets = [parts.resnet(skips[-1] if i == 0 else width, width) for i in range(layers)]
            words = parts.words(kind, width, heads[level], layers)
            self.down_blocks.append(Block(resnets, words, downsampler=None if last else Downsample(width, config["downsample_padding"])))
            skips += [width] * (layers if last else layers + 1)
        self.mid_block = MidBlock([parts.resnet(widths[-1], widths[-1]) for _ in range(2)], parts.transformer(widths[-1], heads[-1]))
        before = widths[-1]
        for level, (kind, width) in enumerate(zip(config["up_block_types"], reversed(widths))):
            last = level == len(widths) - 1
            resnets = [parts.resnet((before if i == 0 else width) + skips.pop(), width) for i in range(layers + 1)]
            words = parts.words(kind, width, heads[-1 - level], layers + 1)
            self.up_blocks.append(UpBlock(resnets, words, upsampler=None if last else Upsample(width)))
            before = width
        self.conv_norm_out = nn.GroupNorm(config["norm_num_groups"], widths[0], config["norm_eps"])
        self.conv_out = nn.Conv2d(widths[0], config["out_channels"], 3, padding=1)

    def forward(self, latents: Tensor, timestep: Tensor, text: Tensor) -> Tensor:
        time = functional.silu(self.time_embedding(timestep))
        x = self.conv_in(latents)
        skips = [x]
        for down in self.down_blocks:
            x, passed = down(x, time, text)
            skips += passed
        x = self.mid_block(x, time, text)
        for up in self.up_blocks:
            x = up(x, skips, time, text)
        return self.conv_out(functional.silu(self.conv_norm_out(x)))


class Parts:
    """Makes layers by what is the same all over the network."""

    def __init__(self, config, time):
        self.groups, self.eps, self.time, self.seen = config["norm_num_groups"], config["norm_eps"], time, config["cross_attention_dim"]

    def resnet(self, channels_in, channels_out):
        return TimedResnet(channels_in, channels_out, self.groups, self.eps, self.time)

    def transformer(self, channels, heads):
        return Transformer(channels, self.seen, heads, self.groups)

    def words(self, kind, channels, heads, count):
        return [self.transformer(channels, heads) if kind in WITH_WORDS else Wordless() for _ in range(count)]


class TimeEmbedding(nn.Module):
    def __init__(self, channels: int, cosine_first: bool, shift: int):
        super().__init__()
        self.linear_1 = nn.Linear(channels, 4 * channels)
        self.linear_2 = nn.Linear(4 * channels, 4 * channels)
        self.cosine_first = cosine_first
        steps = torch.arange(channels // 2, dtype=torch.float32)
        self.register_buffer("frequencies", torch.exp(-math.log(10_000) * steps / (channels // 2 - shift)), persistent=False)

    def forward(self, timestep: Tensor) -> Tensor:
        angles = timestep[:, None] * self.frequencies[None]
        waves = [angles.cos(), angles.sin()] if self.cosine_first else [angles.sin(), angles.cos()]
        return self.linear_2(functional.silu(self.linear_1(torch.cat(waves, 1))))


class TimedResnet(Resnet):
    def __init__(self, channels_in: int, channels_out: int, groups: int, eps: float, time: int):
        super().__init__(channels_in, channels_out, groups, eps)
        self.time_emb_proj = nn.Linear(time, channels_out)

    def forward(self, x: Tensor, time: Tensor) -> Tensor:
        return self.added(x, self.begun(x) + self.time_emb_proj(time)[:, :, None, None])


class Block(nn.Module):
    def __init__(self, resnets, attentions, downsampler):
        super().__init__()
        self.resnets, self.attentions = nn.ModuleList(resnets), nn.ModuleList(attentions)
        self.downsamplers = nn.ModuleList([downsampler] if downsampler else [])

    def forward(self, x: Tensor, time: Tensor, text: Tensor) -> Tuple[Tensor, List[Tensor]]:
        passed: List[Tensor] = []
        for resnet, attention in zip(self.resnets, self.attentions):
            x = attention(resnet(x, time), text)
            passed.append(x)
        for downsampler in self.downsamplers:
            x = downsampler(x)
            passed.append(x)
        return x, passed


class MidBlock(nn.Module):
    def __init__(self, resnets, attention):
        super().__init__()
        self.resnets, self.attentions = nn.ModuleList(resnets), nn.ModuleList([attention])

    def forward(self, x: Tensor, time: Tensor, text: Tensor) -> Tensor:
        return self.resnets[1](self.attentions[0](self.resnets[0](x, time), text), time)


class UpBlock(nn.Module):
    def __init__(self, resnets, attentions, upsampler):
        super().__init__()
        self.resnets, self.attentions = nn.ModuleList(resnets), nn.ModuleList(attentions)
        self.upsamplers = nn.ModuleList([upsampler] if upsampler else [])

    def forward(self, x: Tensor, skips: List[Tensor], time: Tensor, text: Tensor) -> Tensor:
        for resnet, attention in zip(self.resnets, self.attentions):
            x = attention(resnet(torch.cat([x, skips.pop()], 1), time), text)
        for upsampler in self.upsamplers:
            x = upsampler(x)
        return x


class Wordless(nn.Module):
    def forward(self, x: Tensor, text: Tensor) -> Tensor:
        return x


class Transformer(nn.Module):
    """Each place of a picture looks at all others, then at the words. Its projections are published as 1 x 1 convolutions or as linear layers."""

    def __init__(self, channels: int, seen: int, heads: int, groups: int):
        super().__init__()
        self.norm = nn.GroupNorm(groups, channels, TRANSFORMER_EPS)
        self.proj_in = nn.Linear(channels, channels)
        self.transformer_blocks = nn.ModuleList([TransformerBlock(channels, seen, heads)])
        self.proj_out = nn.Linear(channels, channels)

    def forward(self, x: Tensor, text: Tensor) -> Tensor:
        n, channels, height, width = x.shape
        places = self.proj_in(self.norm(x).permute(0, 2, 3, 1).reshape(n, height * width, channels))
        for block in self.transformer_blocks:
            places = block(places, text)
        return x + self.proj_out(places).reshape(n, height, width, channels).permute(0, 3, 1, 2)


class TransformerBlock(nn.Module):
    def __init__(self, channels: int, seen: int, heads: int):
        super().__init__()
        self.norm1, self.norm2, self.norm3 = nn.LayerNorm(channels), nn.LayerNorm(channels), nn.LayerNorm(channels)
        self.attn1 = Attention(channels, channels, heads)
        self.attn2 = Attention(channels, seen, heads)
        self.ff = FeedForward(channels)

    def forward(self, x: Tensor, text: Tensor) -> Tensor:
        y = self.norm1(x)
        x = x + self.attn1(y, y)
        x = x + self.attn2(self.norm2(x), text)
        return x + self.ff(self.norm3(x))


class FeedForward(nn.Module):
    def __init__(self, channels: int):
        super().__init__()
        self.net = nn.Sequential(Gated(channels, 4 * channels), nn.Identity(), nn.Linear(4 * channels, channels))

    def forward(self, x: Tensor) -> Tensor:
        return self.net(x)


class Gated(nn.Module):
    def __init__(self, channels: int, wide: int):
        super().__init__()
        self.proj = nn.Linear(channels, 2 * wide)

    def forward(self, x: Tensor) -> Tensor:
        drawn, gate = self.proj(x).chunk(2, -1)
        return drawn * functional.gelu(gate)
