"""A folder in the published layout with random weights, to test and measure the export with: as large as Stable Diffusion 1.5 or
InstructPix2Pix, or tiny. The tiny ones have what the families differ in: `tiny` is laid out as 1.x, `tiny-edit` takes a photo as
InstructPix2Pix does and is otherwise laid out as 2.x.
"""

import json
import math
import struct

import numpy as np
import torch

import diffusers_config
from diffusers_text import TextEncoder
from diffusers_tokenizer import END, START
from diffusers_unet import UNet
from diffusers_vae import Vae

SD15 = {
    "unet": {"cross_attention_dim": 768},
    "vae": {"block_out_channels": [128, 256, 512, 512], "layers_per_block": 2, "scaling_factor": 0.18215},
    "text_encoder": {"hidden_size": 768, "intermediate_size": 3072, "num_hidden_layers": 12, "num_attention_heads": 12},
}
TINY_VAE = {"block_out_channels": [4, 4, 8, 8], "layers_per_block": 1, "norm_num_groups": 2}
TINY_UNET = {"sample_size": 8, "block_out_channels": [4, 4, 8, 8], "layers_per_block": 1, "norm_num_groups": 2, "cross_attention_dim": 16}
TINY_TEXT = {"hidden_size": 16, "intermediate_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "max_position_embeddings": 16}
SIZES = {
    "tiny": {"unet": {**TINY_UNET, "attention_head_dim": 2}, "vae": TINY_VAE, "text_encoder": TINY_TEXT},
    "tiny-edit": {
        "unet": {**TINY_UNET, "in_channels": 8, "attention_head_dim": [1, 2, 4, 4], "use_linear_projection": True},
        "vae": TINY_VAE,
        "text_encoder": {**TINY_TEXT, "hidden_act": "gelu"},
    },
    "sd15": SD15,
    "instruct-pix2pix": {**SD15, "unet": {**SD15["unet"], "in_channels": 8}},
}
SCALED = {"beta_schedule": "scaled_linear", "beta_start": 0.00085, "beta_end": 0.012, "num_train_timesteps": 1000, "steps_offset": 1}
# The first merges as published, so that these words have their published ids; then some for a test's words.
MERGES = """i n|t h|a n|r e|a r|e r|th e</w>|in g</w>|o u|o n|s t|o r|e n|o n</w>|a l|a t|e r</w>|i t|i n</w>|t o</w>|r o|i s</w>|l e|i c|a t</w>
an d</w>|e d</w>|o f</w>|re d</w>|h ou|s e</w>|hou se</w>|m a|k e</w>|ma ke</w>|i t</w>|n i|g h|gh t</w>|ni ght</w>|c at</w>|! !</w>|p h""".replace("\n", "|").split("|")


def write(folder, size, seed=0):
    torch.manual_seed(seed)
    edits = size in ("instruct-pix2pix", "tiny-edit")
    second = size == "tiny-edit"
    say(folder / "model_index.json", {"_class_name": "StableDiffusionInstructPix2PixPipeline" if edits else "StableDiffusionPipeline"})
    scheduler = {**SCALED, "_class_name": "DDIMScheduler" if second else "PNDMScheduler", "prediction_type": "v_prediction" if second else "epsilon"}
    say(folder / "scheduler" / "scheduler_config.json", scheduler)
    tokens = words(folder / "tokenizer", "!" if second else END, SIZES[size]["text_encoder"].get("max_position_embeddings", 77))
    configs = {part: dict(config) for part, config in SIZES[size].items()}
    configs["text_encoder"]["vocab_size"] = tokens
    for part, config in configs.items():
        say(folder / part / "config.json", config)
    unet = weights(UNet(diffusers_config.unet(folder)))
    vae = weights(Vae(diffusers_config.vae(folder)))
    text = weights(TextEncoder(diffusers_config.text(folder)))
    if second:  # half precision, a pickle, attention's first names, 1 x 1 convolutions for linear layers
        safetensors(folder / "unet" / "diffusion_pytorch_model.safetensors", {name: value.half() for name, value in unet.items()})
        torch.save(text, folder / "text_encoder" / "pytorch_model.bin")
        safetensors(folder / "vae" / "diffusion_pytorch_model.safetensors", aged(vae))
    else:
        unet = {name: value[:, :, None, None] if name.endswith(("proj_in.weight", "proj_out.weight")) else value for name, value in unet.items()}
        safetensors(folder / "unet" / "diffusion_pytorch_model.safetensors", unet)
        safetensors(folder / "text_encoder" / "model.safetensors", text)
        safetensors(folder / "vae" / "diffusion_pytorch_model.safetensors", vae)


def say(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=2) + "\n")


def weights(network):
    """As a network has them after some training: norms near one, nothing that grows or dies on the way."""
    state = network.state_dict()
    for name, value in state.items():
        if value.dim() > 1:
            value.normal_(0, 1 / math.sqrt(value[0].numel()))
        elif "norm" in name and name.endswith("weight"):
            value.normal_(1, 0.1)
        else:
            value.normal_(0, 0.1)
    return state


def aged(vae):
    """Names and shapes of attention's layers as in the first files."""
    names = {"to_q": "query", "to_k": "key", "to_v": "value", "to_out.0": "proj_attn"}
    for new, old in names.items():
        for name in [name for name in vae if "attentions" in name and new in name]:
            value = vae.pop(name)
            vae[name.replace(new, old)] = value[:, :, None, None] if value.dim() == 2 else value
    return vae


def words(folder, pad, length):
    """A vocabulary laid out as CLIP's: 256 bytes, 256 that end a word, merges, start and end."""
    letters = [letter(byte) for byte in in_order()]
    tokens = letters + [one + "</w>" for one in letters] + [merge.replace(" ", "") for merge in MERGES] + [START, END]
    tokens = list(dict.fromkeys(tokens))
    say(folder / "vocab.json", {token: id for id, token in enumerate(tokens)})
    (folder / "merges.txt").write_text("#version: 0.2\n" + "\n".join(MERGES) + "\n", "utf-8")
    say(folder / "tokenizer_config.json", {"model_max_length": length, "pad_token": END})
    say(folder / "special_tokens_map.json", {"pad_token": pad})
    return len(tokens)


def in_order():
    plain = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    return plain + [byte for byte in range(256) if byte not in plain]


def letter(byte):
    """What stands for a byte: itself where it can be seen, else one of the letters from 256 on."""
    order = in_order()
    seen = 256 - 68
    return chr(byte) if order.index(byte) < seen else chr(256 + order.index(byte) - seen)


def safetensors(path, state):
    kinds = {torch.float32: "F32", torch.float16: "F16"}
    header, at = {"__metadata__": {"format": "pt"}}, 0
    for name, value in state.items():
        size = value.numel() * value.element_size()
        header[name] = {"dtype": kinds[value.dtype], "shape": list(value.shape), "data_offsets": [at, at + size]}
        at += size
    packed = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(packed)) + packed)
        for value in state.values():
            np.asarray(value.contiguous()).tofile(file)
