"""AutoencoderKL of Stable Diffusion, with the published layer names: pictures to latents and back.

`VaeEncoder`: picture N x 3 x H x W in [-1, 1] -> mean of the latents. `VaeDecoder`: latents -> picture.
"""

from torch import Tensor, nn
from torch.nn import functional

from diffusers_blocks import Attention, Downsample, Resnet, Upsample, attend

EPS = 1e-6
OLD_NAMES = {"query": "to_q", "key": "to_k", "value": "to_v", "proj_attn": "to_out.0"}


class Vae(nn.Module):
    def __init__(self, config):
        super().__init__()
        latent, mixes = config["latent_channels"], config["use_quant_conv"]
        self.encoder, self.decoder = Encoder(config), Decoder(config)
        self.quant_conv = nn.Conv2d(2 * latent, 2 * latent, 1) if mixes else nn.Identity()
        self.post_quant_conv = nn.Conv2d(latent, latent, 1) if mixes else nn.Identity()


class VaeEncoder(nn.Module):
    def __init__(self, vae):
        super().__init__()
        self.encoder, self.quant_conv = vae.encoder, vae.quant_conv

    def forward(self, picture: Tensor) -> Tensor:
        return self.quant_conv(self.encoder(picture)).chunk(2, 1)[0]


class VaeDecoder(nn.Module):
    def __init__(self, vae):
        super().__init__()
        self.post_quant_conv, self.decoder = vae.post_quant_conv, vae.decoder

    def forward(self, latents: Tensor) -> Tensor:
        return self.decoder(self.post_quant_conv(latents))


class Encoder(nn.Module):
    def __init__(self, config):
        super().__init__()
        widths, layers, groups = config["block_out_channels"], config["layers_per_block"], config["norm_num_groups"]
        self.conv_in = nn.Conv2d(config["in_channels"], widths[0], 3, padding=1)
        self.down_blocks = nn.ModuleList()
        before = widths[0]
        for level, width in enumerate(widths):
            resnets = [Resnet(before if i == 0 else width, width, groups, EPS) for i in range(layers)]
            self.down_blocks.append(Block(resnets, downsampler=None if level == len(widths) - 1 else Downsample(width, 0)))
            before = width
        self.mid_block = MidBlock(before, groups)
        self.conv_norm_out = nn.GroupNorm(groups, before, EPS)
        self.conv_out = nn.Conv2d(before, 2 * config["latent_channels"], 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        x = self.conv_in(x)
        for down in self.down_blocks:
            x = down(x)
        return self.conv_out(functional.silu(self.conv_norm_out(self.mid_block(x))))


class Decoder(nn.Module):
    def __init__(self, config):
        super().__init__()
        widths, layers, groups = config["block_out_channels"][::-1], config["layers_per_block"], config["norm_num_groups"]
        self.conv_in = nn.Conv2d(config["latent_channels"], widths[0], 3, padding=1)
        self.mid_block = MidBlock(widths[0], groups)
        self.up_blocks = nn.ModuleList()
        before = widths[0]
        for level, width in enumerate(widths):
            resnets = [Resnet(before if i == 0 else width, width, groups, EPS) for i in range(layers + 1)]
            self.up_blocks.append(UpBlock(resnets, upsampler=None if level == len(widths) - 1 else Upsample(width)))
            before = width
        self.conv_norm_out = nn.GroupNorm(groups, before, EPS)
        self.conv_out = nn.Conv2d(before, config["out_channels"], 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        x = self.mid_block(self.conv_in(x))
        for up in self.up_blocks:
            x = up(x)
        return self.conv_out(functional.silu(self.conv_norm_out(x)))


class Block(nn.Module):
    def __init__(self, resnets, downsampler):
        super().__init__()
        self.resnets = nn.ModuleList(resnets)
        self.downsamplers = nn.ModuleList([downsampler] if downsampler else [])

    def forward(self, x: Tensor) -> Tensor:
        for resnet in self.resnets:
            x = resnet(x)
        for downsampler in self.downsamplers:
            x = downsampler(x)
        return x


class UpBlock(nn.Module):
    def __init__(self, resnets, upsampler):
        super().__init__()
        self.resnets = nn.ModuleList(resnets)
        self.upsamplers = nn.ModuleList([upsampler] if upsampler else [])

    def forward(self, x: Tensor) -> Tensor:
        for resnet in self.resnets:
            x = resnet(x)
        for upsampler in self.upsamplers:
            x = upsampler(x)
        return x


class MidBlock(nn.Module):
    def __init__(self, channels: int, groups: int):
        super().__init__()
        self.resnets = nn.ModuleList([Resnet(channels, channels, groups, EPS) for _ in range(2)])
        self.attentions = nn.ModuleList([PictureAttention(channels, groups)])

    def forward(self, x: Tensor) -> Tensor:
        return self.resnets[1](self.attentions[0](self.resnets[0](x)))


class PictureAttention(Attention):
    """Each place of a picture looks at all others, with one head."""

    def __init__(self, channels: int, groups: int):
        super().__init__(channels, channels, 1, bias=True)
        self.group_norm = nn.GroupNorm(groups, channels, EPS)

    def forward(self, x: Tensor) -> Tensor:
        n, channels, height, width = x.shape
        places = self.group_norm(x).reshape(n, channels, height * width).transpose(1, 2)
        drawn = self.to_out(attend(self.to_q(places), self.to_k(places), self.to_v(places), 1))
        return x + drawn.transpose(1, 2).reshape(n, channels, height, width)


def renamed(state):
    """Attention's layers had other names in the first files."""
    return {new_name(name): value for name, value in state.items()}


def new_name(name):
    parts = name.split(".")
    if "attentions" in parts and parts[-2] in OLD_NAMES:
        parts[-2] = OLD_NAMES[parts[-2]]
    return ".".join(parts)
