"""Writes the bundles that export-diffusers makes of tiny published folders, and what PyTorch draws with them: make_diffusers_models.py FOLDER

The references come from the networks before their export, and from CLIP's way with words as its slow tokenizer goes it.
"""

import json
import pathlib
import re
import sys
import tempfile
import unicodedata

import numpy as np
import torch

sys.path.append(str(pathlib.Path(__file__).parents[4] / "models"))
import diffusers_config  # noqa: E402
import diffusers_export  # noqa: E402
import diffusers_random  # noqa: E402
import sampling  # noqa: E402
from diffusers_text import TextEncoder  # noqa: E402
from diffusers_unet import UNet  # noqa: E402
from diffusers_vae import Vae, VaeDecoder, VaeEncoder  # noqa: E402

NAMES = {"tiny": "tiny-diffusers", "tiny-edit": "tiny-diffusers-edit"}
TEXTS = ["", "a red house", "Make it  NIGHT!", "the cat's hat, 42!!", "o café ", "in the rain of\tto and on is", "夜 🐈", "we'll"]
PROMPT, UNWANTED = "a red house of the night", "a cat"
ROWS, COLUMNS, STEPS, GUIDANCE, IMAGE_GUIDANCE = 8, 16, 6, 3.0, 1.5
SHOWN = 61


class Words:
    """CLIP's tokenizer after the published Python one: the pair merged first is the one that stands first in merges.txt."""

    def __init__(self, folder, length, pad):
        self.ids = json.loads((folder / "vocab.json").read_text("utf-8"))
        lines = (folder / "merges.txt").read_text("utf-8").strip().split("\n")[1:]
        self.ranks = {tuple(line.split(" ")): rank for rank, line in enumerate(lines)}
        self.length, self.pad = length, pad

    def read(self, text):
        text = unicodedata.normalize("NFC", re.sub(r"\s+", " ", text).strip()).lower()
        ids = [self.ids["<|startoftext|>"]]
        for piece in re.findall(r"'s|'t|'re|'ve|'m|'ll|'d|[^\W\d_]+|\d|(?:[^\s\w]|_)+", text):
            ids += [self.ids[part] for part in self.merged([diffusers_random.letter(byte) for byte in piece.encode()])]
        ids.append(self.ids["<|endoftext|>"])
        return ids + [self.pad] * (self.length - len(ids))

    def merged(self, parts):
        parts = parts[:-1] + [parts[-1] + "</w>"]
        while True:
            rank, at = min(((self.ranks.get(pair, len(self.ranks)), i) for i, pair in enumerate(zip(parts, parts[1:]))), default=(len(self.ranks), 0))
            if rank == len(self.ranks):
                return parts
            parts[at : at + 2] = [parts[at] + parts[at + 1]]


class Networks:
    def __init__(self, folder):
        self.vae = diffusers_export.filled(Vae(diffusers_config.vae(folder)), folder / "vae").eval()
        self.unet = diffusers_export.filled(UNet(diffusers_config.unet(folder)), folder / "unet").eval()
        self.text = diffusers_export.filled(TextEncoder(diffusers_config.text(folder)), folder / "text_encoder").eval()


def noise_of(unet, manifest, text, unwanted, photo):
    """What the network sees, the conditions in one batch as InstructPix2Pix's authors have it."""
    velocity, signal = manifest["diffusion"]["prediction"] == "v", signals(manifest)
    conditions = torch.cat([unwanted, text] if photo is None else [unwanted, unwanted, text])

    def noise(x, timestep):
        count = len(conditions)
        seen = x.repeat(count, 1, 1, 1)
        if photo is not None:
            seen = torch.cat([seen, torch.cat([torch.zeros_like(photo), photo, photo])], 1)
        told = unet(seen, torch.full((count,), float(timestep)), conditions).split(1)
        if photo is None:
            guided = told[0] + GUIDANCE * (told[1] - told[0])
        else:
            guided = told[0] + IMAGE_GUIDANCE * (told[1] - told[0]) + GUIDANCE * (told[2] - told[1])
        if not velocity:
            return guided
        sigma = np.interp(timestep, np.arange(len(signal)), np.sqrt((1 - signal) / signal))
        return (guided + sigma * x) / (1 + sigma**2) ** 0.5

    return noise, signal


def signals(manifest):
    settings = manifest["diffusion"]
    return np.cumprod(1 - np.linspace(settings["betaStart"] ** 0.5, settings["betaEnd"] ** 0.5, settings["timesteps"]) ** 2)


@torch.no_grad()
def reference(folder, manifest):
    networks = Networks(folder)
    words = Words(folder / "tokenizer", manifest["text"]["tokens"], manifest["text"]["pad"])
    text, unwanted = (networks.text(torch.tensor([words.read(sentence)])) for sentence in (PROMPT, UNWANTED))
    photo = torch.sin(0.01 * torch.arange(3 * 64 * ROWS * COLUMNS)).reshape(1, 3, 8 * ROWS, 8 * COLUMNS)
    latents = VaeEncoder(networks.vae)(photo)
    noise, signal = noise_of(networks.unet, manifest, text, unwanted, latents if "imageChannels" in manifest["diffusion"] else None)
    start = torch.randn(1, 4, ROWS, COLUMNS)
    drawn = {name: sampler(noise, signal, start, STEPS) for name, sampler in sampling.SAMPLERS.items()}
    picture = VaeDecoder(networks.vae)(drawn["ddim"] / manifest["diffusion"]["latentScale"])
    return {
        "texts": [{"text": sentence, "ids": words.read(sentence)} for sentence in TEXTS],
        "prompt": PROMPT,
        "unwanted": UNWANTED,
        "features": numbers(text),
        "photoLatents": numbers(latents),
        "noise": numbers(start),
        **{name: numbers(x) for name, x in drawn.items()},
        "shown": SHOWN,
        "picture": numbers(picture)[::SHOWN],
    }


def numbers(tensor):
    return [round(float(x), 6) for x in tensor.flatten()]


def main(target):
    for size, name in NAMES.items():
        with tempfile.TemporaryDirectory() as temporary:
            folder, bundle = pathlib.Path(temporary), target / name
            diffusers_random.write(folder, size)
            diffusers_export.export(folder, bundle, name, "Apache-2.0 (random weights)")
            manifest = json.loads((bundle / "model.json").read_text("utf-8"))
            (bundle / "reference.json").write_text(json.dumps(reference(folder, manifest), ensure_ascii=False) + "\n", "utf-8")


main(pathlib.Path(sys.argv[1]))
