"""Writes the tiny text-conditioned bundles that tests run: make_text_models.py FOLDER

`tiny-edit` knows "night" and "negative", `tiny-sketch` draws 64 px pictures out of noise, `tiny-pix2pix` edits by
diffusion, as InstructPix2Pix does. Weights are random but for what a test looks for.
"""

import hashlib
import json
import pathlib
import sys

import torch
from torch import nn

sys.path.append(str(pathlib.Path(__file__).parents[4] / "models"))
import sampling  # noqa: E402

VOCABULARY = ["[PAD]", "[UNK]", "make", "it", "night", "negative", "a", "red", "house", "夜"]
TOKENS = 8
NETWORKS = {"text-encoder": "text-encoder.pt", "vae-decoder": "vae-decoder.pt", "vae-encoder": "vae-encoder.pt"}


class Instruction(nn.Module):
    """Ids to (gain, shift) and whether it is known; "red" leaves a photo as it is."""

    def __init__(self):
        super().__init__()
        table = torch.zeros(len(VOCABULARY), 3)
        for word, values in {"night": (0.3, -0.5, 1), "夜": (0.3, -0.5, 1), "negative": (-1, 0, 1), "red": (1, 0, 1)}.items():
            table[VOCABULARY.index(word)] = torch.tensor(values)
        self.table = nn.Embedding.from_pretrained(table)

    def forward(self, ids):
        words = self.table(ids).sum(1)
        return words[:, :2], words[:, 2:]


class Editor(nn.Module):
    def forward(self, photo, instruction):
        return (photo * instruction[:, :1, None, None] + instruction[:, 1:, None, None]).clamp(-1.0, 1.0)


class Words(nn.Module):
    def __init__(self):
        super().__init__()
        self.table = nn.Embedding(len(VOCABULARY), 6)

    def forward(self, ids):
        return torch.tanh(self.table(ids))


class Denoiser(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.into = nn.Conv2d(channels, 8, 3, 1, 1)
        self.down = nn.Conv2d(8, 8, 3, 2, 1)
        self.up = nn.Upsample(scale_factor=2.0, mode="nearest")
        self.out = nn.Conv2d(8, 4, 3, 1, 1)
        self.words = nn.Linear(6, 8)

    def forward(self, latents, timestep, text):
        condition = self.words(text.mean(1)) + (timestep / 1000.0)[:, None]
        x = torch.relu(self.into(latents) + condition[:, :, None, None])
        return latents[:, :4] * 0.5 + self.out(x + self.up(torch.relu(self.down(x))))


class Decoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.up = nn.Upsample(scale_factor=8.0, mode="nearest")
        self.out = nn.Conv2d(4, 3, 3, 1, 1)

    def forward(self, latents):
        return torch.tanh(self.out(self.up(latents)))


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.into = nn.Conv2d(3, 4, 1)

    def forward(self, picture):
        return self.into(nn.functional.avg_pool2d(picture, 8))


def save(path, network):
    torch.jit.freeze(torch.jit.script(network.eval())).save(str(path))
    return described(path)


def described(path):
    data = path.read_bytes()
    return {"file": path.name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}


def tokenizer(path):
    path.write_text(
        json.dumps(
            {
                "version": "1.0",
                "added_tokens": [],
                "normalizer": {"type": "Lowercase"},
                "pre_tokenizer": {
                    "type": "Split",
                    "pattern": {"Regex": "[a-z0-9]+|[\\x{4e00}-\\x{9fff}]"},
                    "behavior": "Removed",
                    "invert": True,
                },
                "post_processor": None,
                "decoder": None,
                "model": {
                    "type": "WordLevel",
                    "vocab": {word: i for i, word in enumerate(VOCABULARY)},
                    "unk_token": "[UNK]",
                },
            }
        )
        + "\n"
    )
    return described(path)


def bundle(folder, name, kind, main, networks, **more):
    folder = folder / name
    folder.mkdir(parents=True, exist_ok=True)
    weights = save(folder / f"{name}-fp32.pt", main)
    parts = [{"role": role, **save(folder / NETWORKS[role], network)} for role, network in networks.items()]
    parts.append({"role": "tokenizer", **tokenizer(folder / "tokenizer.json")})
    manifest = {
        "name": name,
        "version": "1",
        "kind": kind,
        "description": "A test model.",
        "licence": "Apache-2.0",
        "range": [-1, 1],
        "files": [{"precision": "fp32", "format": "torchscript", **weights}],
        "parts": parts,
        "text": {"tokens": TOKENS, "pad": 0},
        **more,
    }
    (folder / "model.json").write_text(json.dumps(manifest, indent=2) + "\n")


def diffusion(**more):
    return {
        "timesteps": 1000,
        "schedule": "scaled_linear",
        "betaStart": 0.00085,
        "betaEnd": 0.012,
        "prediction": "epsilon",
        "latentChannels": 4,
        "latentScale": 0.5,
        "factor": 8,
        "steps": 6,
        "guidance": 3,
        "sampler": "dpm++2m",
        "mostSteps": 50,
        **more,
    }


def reference(folder):
    """What PyTorch draws for "a red house" from this noise in 20 steps."""
    drawn = sampling.Bundle(folder)
    ids = [VOCABULARY.index(word) for word in ("a", "red", "house")]
    start = torch.randn(drawn.shape).flatten().tolist()
    with torch.no_grad():
        noise = drawn.guided(ids + [0] * (TOKENS - len(ids)), [0] * TOKENS, 3.0)
        latents = {sampler: drawn.sample(sampler, noise, start, 20) for sampler in sampling.SAMPLERS}
    return {"noise": [round(x, 6) for x in start], **{k: [round(x, 6) for x in v] for k, v in latents.items()}}


def main(folder):
    torch.manual_seed(7)
    text = {"tokens": TOKENS, "pad": 0, "known": 0.5, "kinds": ["night", "negative"]}
    bundle(folder, "tiny-edit", "edit", Editor(), {"text-encoder": Instruction()}, stride=4, workingPixels=256, text=text)
    vae = {"vae-decoder": Decoder(), "vae-encoder": Encoder()}
    drawn = {"text-encoder": Words(), **vae}
    bundle(folder, "tiny-sketch", "text-to-image", Denoiser(4), drawn, stride=16, workingPixels=64, diffusion=diffusion())
    (folder / "reference.json").write_text(json.dumps(reference(folder / "tiny-sketch")) + "\n")
    seen = diffusion(imageChannels=4, imageGuidance=1.5)
    bundle(folder, "tiny-pix2pix", "edit", Denoiser(8), drawn, stride=16, workingPixels=64, diffusion=seen)


main(pathlib.Path(sys.argv[1]))
