"""Writes the bundle of `sketchpad`: networks, tokenizer, manifest.

    sketch_export.py OUT_DIR --autoencoder AUTOENCODER.pt --denoiser DENOISER.pt [--reference FILE.json]

The reference is a drawing by PyTorch, which the service's test compares its own with.
"""

import argparse
import json
import os

import torch
from torch import nn

import sampling
import sketch_words
from edit_export import digest, write
from sketch_network import FIRST, LAST, LATENT, LENGTH, SIDE, TIMESTEPS, Decoder, Encoder, example, signal
from sketch_scenes import SIZE, THINGS
from sketch_train import Model

SIGNAL = signal().double().numpy()
EXAMPLES = ["a red car in the city at night", "Draw a Crimson COTTAGE!", "an octopus", "雪山上的一只红色小鸟", "下雨的城市里有一个粉色气球", "hot-air balloon", "houses", "１２ ｃａｔｓ", "你好", "un café au lait", "it_s snow-white!", ""]


class Reader(nn.Module):
    """forward(ids 1 x LENGTH) -> features 1 x LENGTH x WORDS, and 1 if they name a thing that it draws or are empty, else 0: 1 x 1"""

    def __init__(self, text, things):
        super().__init__()
        self.text = text
        self.register_buffer("things", torch.tensor(things))

    def forward(self, ids):
        named = (ids[..., None] == self.things).flatten(1).any(1, keepdim=True)
        return self.text(ids), (named | (ids == 0).all(1, keepdim=True)).float()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder")
    arguments.add_argument("--autoencoder", required=True)
    arguments.add_argument("--denoiser", required=True)
    arguments.add_argument("--reference")
    options = arguments.parse_args()
    os.makedirs(options.folder, exist_ok=True)
    at = lambda name: os.path.join(options.folder, name)
    model, encoder, decoder = Model(), Encoder(), Decoder()
    model.load_state_dict(torch.load(options.denoiser))
    weights = torch.load(options.autoencoder)
    encoder.load_state_dict(weights["encoder"])
    decoder.load_state_dict(weights["decoder"])
    names = [sketch_words.VOCABULARY[word] for word in sketch_words.NOUNS]
    save(Reader(model.text, names), torch.tensor([sketch_words.padded("a red car")]), at("text-encoder.pt"))
    save(model.denoiser, example(), at("unet.onnx"))
    save(decoder, torch.randn(1, LATENT, SIDE, SIDE), at("vae-decoder.onnx"))
    save(encoder, torch.randn(1, 3, SIZE, SIZE), at("vae-encoder.onnx"))
    write(at("tokenizer.json"), json.dumps(sketch_words.tokenizer(), ensure_ascii=False, indent=0))
    examples = [{"text": text, "ids": sketch_words.padded(text)} for text in EXAMPLES]
    write(at("tokenizer-examples.json"), json.dumps(examples, ensure_ascii=False, indent=0))
    part = lambda role, file: {"role": role, "file": file, **digest(at(file))}
    manifest = {
        "name": "sketchpad", "version": "1", "kind": "text-to-image",
        "description": "Draws one of %d things in a colour, a place, at a time of day, in English or Chinese words: flat pictures of 256 x 256" % len(THINGS),
        "licence": "Apache-2.0", "stride": SIZE, "range": [-1, 1], "workingPixels": SIZE,
        "text": {"tokens": LENGTH, "pad": 0, "known": 0.5, "kinds": THINGS},
        "diffusion": {
            "timesteps": TIMESTEPS, "schedule": "scaled_linear", "betaStart": FIRST, "betaEnd": LAST, "prediction": "v", "latentChannels": LATENT, "latentScale": 1,
            "factor": SIZE // SIDE, "steps": 20, "guidance": 3, "sampler": "dpm++2m",
        },
        "files": [{"precision": "fp32", "file": "unet.onnx", "format": "onnx", **digest(at("unet.onnx"))}],
        "parts": [part("text-encoder", "text-encoder.pt"), part("tokenizer", "tokenizer.json"), part("vae-decoder", "vae-decoder.onnx"), part("vae-encoder", "vae-encoder.onnx")],
    }
    write(at("model.json"), json.dumps(manifest, indent=2) + "\n")
    if options.reference:
        write(options.reference, json.dumps(reference(model)))


@torch.no_grad()
def reference(model, prompt="a red car in the city at night", guidance=3.0, steps=8):
    torch.manual_seed(1)
    noise = torch.randn(1, LATENT, SIDE, SIDE)
    text = torch.cat([model.text(torch.tensor([sketch_words.padded(words)])) for words in ("", prompt)])
    denoiser = sampling.guided(lambda *inputs: model.denoiser(*inputs), text, guidance, SIGNAL)
    latents = sampling.ddim(denoiser, SIGNAL, noise, steps)
    return {"prompt": prompt, "guidance": guidance, "steps": steps, "noise": noise.flatten().tolist(), "latents": [round(v, 5) for v in latents.flatten().tolist()]}


@torch.no_grad()
def save(network, example, path):
    """The denoiser as ONNX, which ONNX Runtime runs a quarter faster than PyTorch does; any number of samples."""
    network.eval()
    if path.endswith(".pt"):
        torch.jit.freeze(torch.jit.trace(network, example)).save(path)
        return
    names = ["latents", "timestep", "text"] if isinstance(example, tuple) else ["x"]
    axes = {name: {0: "n"} for name in [*names, "out"]}
    # Unfolded, weights keep their names; ONNX Runtime folds as it loads.
    torch.onnx.export(network, example, path, opset_version=17, input_names=names, output_names=["out"], dynamic_axes=axes, do_constant_folding=False)


if __name__ == "__main__":
    main()
