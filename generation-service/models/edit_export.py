"""Writes the bundle of `edit`: TorchScript, tokenizer, manifest.

    edit_export.py OUT_DIR --text TEXT.pt --masks MASKS.pt
"""

import argparse
import hashlib
import json
import os

import torch
from torch import Tensor, nn
from torch.nn import functional

import edit_fields
import edit_tokens
from edit_masks import SIDE, Masks
from edit_operators import KINDS, Operators, blur, guided, luma
from edit_text import TextEncoder

EXAMPLES = ["make it night", "Turn it into a pencil sketch!", "add snow", "make the sky pink", "blur the background", "把天空变成粉色", "请下雪", "café au lait, s'il vous plaît", "make it   slighly WARMER", "xyzzy 42%", "变成 anime 风格", ""]


class Editor(nn.Module):
    """forward(photo N x 3 x H x W in [-1, 1], embedding N x (kinds + 1)) -> N x 3 x H x W in [-1, 1]"""

    def __init__(self, masks, operators, kinds: int, side: int):
        super().__init__()
        self.masks, self.operators, self.kinds, self.side = masks, operators, kinds, side

    def forward(self, photo: Tensor, embedding: Tensor) -> Tensor:
        edited = torch.empty_like(photo)
        for item in range(photo.shape[0]):
            x = photo[item : item + 1] * 0.5 + 0.5
            kind = int(embedding[item, : self.kinds].argmax())
            sky, subject = self.look(x)
            edited[item : item + 1] = self.operators(x, sky, subject, kind, float(embedding[item, self.kinds])) * 2.0 - 1.0
        return edited

    def look(self, x: Tensor):
        """Masks at a small size, then drawn along the borders of the picture."""
        told = torch.sigmoid(self.masks(functional.interpolate(x, size=[self.side, self.side], mode="bilinear", align_corners=False, antialias=True)))
        sky = ((told[:, 0:1] - 0.65) / 0.25).clamp(0.0, 1.0)  # where in doubt, none
        large = functional.interpolate(torch.cat([sky, told[:, 1:2]], 1), size=[x.shape[2], x.shape[3]], mode="bilinear", align_corners=False)
        radius = max(2, min(x.shape[2], x.shape[3]) // 40)
        fine = guided(luma(x), large, radius, 0.0015).clamp(0.0, 1.0)
        crisp = ((fine - 0.5) * 1.8 + 0.5).clamp(0.0, 1.0)
        return sky_coloured(x, crisp[:, 0:1]), crisp[:, 1:2]


def sky_coloured(x: Tensor, sky: Tensor) -> Tensor:
    """Up to what stands before the sky, and out of it: a pixel belongs to the sky if its colour is the sky's nearby."""
    nearby = blur(sky, 24.0)
    colour = blur(sky * x, 24.0) / nearby.clamp(min=0.02)
    distance = ((x - colour) * (x - colour)).sum(1, keepdim=True)
    around = (blur(sky, 12.0) * 2.5).clamp(0.0, 1.0)
    return torch.max(sky * torch.exp(-distance / 0.08), around * torch.exp(-distance / 0.006))


def editor(masks_file):
    masks = Masks()
    masks.load_state_dict(torch.load(masks_file))
    fields = torch.from_numpy(edit_fields.tiles()).float() / 255
    return torch.jit.script(Editor(masks, Operators(fields), len(KINDS), SIDE).eval())


def text_encoder(text_file):
    encoder = TextEncoder(len(edit_tokens.build()))
    encoder.load_state_dict(torch.load(text_file))
    ids = torch.tensor([edit_tokens.ids(edit_tokens.build(), "make it night")])
    return torch.jit.trace(encoder.eval(), ids)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder")
    arguments.add_argument("--text", required=True)
    arguments.add_argument("--masks", required=True)
    options = arguments.parse_args()
    os.makedirs(options.folder, exist_ok=True)
    at = lambda name: os.path.join(options.folder, name)
    editor(options.masks).save(at("editor.pt"))
    text_encoder(options.text).save(at("text-encoder.pt"))
    vocabulary = edit_tokens.build()
    write(at("tokenizer.json"), edit_tokens.tokenizer_json(vocabulary))
    examples = [{"text": text, "ids": edit_tokens.ids(vocabulary, text)} for text in EXAMPLES]
    write(at("tokenizer-examples.json"), json.dumps(examples, ensure_ascii=False, indent=0))
    manifest = {
        "name": "edit", "version": "2", "kind": "edit",
        "description": "Edits a photo as an instruction says, in English or Chinese: one of %d kinds" % len(KINDS),
        "licence": "Apache-2.0", "stride": 16, "range": [-1, 1], "workingPixels": 1024,
        "text": {"tokens": edit_tokens.LENGTH, "pad": 0, "known": 0.8, "kinds": KINDS},
        "files": [{"precision": "fp32", "file": "editor.pt", "format": "torchscript", **digest(at("editor.pt"))}],
        "parts": [{"role": "text-encoder", "file": "text-encoder.pt", **digest(at("text-encoder.pt"))}, {"role": "tokenizer", "file": "tokenizer.json", **digest(at("tokenizer.json"))}],
    }
    write(at("model.json"), json.dumps(manifest, indent=2) + "\n")


def digest(path):
    with open(path, "rb") as file:
        content = file.read()
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main()
