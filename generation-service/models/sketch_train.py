"""Trains the text encoder and the denoiser of `sketchpad` together.

    sketch_train.py AUTOENCODER.pt DENOISER.pt --minutes 75

A tenth of the captions is emptied, so that sampling can be guided; into some goes a word that means nothing.
"""

import argparse
import math
import time

import numpy as np
import torch
from torch import nn

from sketch_autoencoder import tensor
from sketch_network import TIMESTEPS, Denoiser, Encoder, TextEncoder, signal
from sketch_scenes import caption, draw, scene
from sketch_words import UNKNOWN, VOCABULARY, padded

BATCH, RATE, EMPTY, STRANGE = 32, 1.2e-3, 0.1, 0.15
COUNT, CAPTIONS = 30_000, 3  # scenes, phrasings of each


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.text, self.denoiser = TextEncoder(len(VOCABULARY)), Denoiser()

    def forward(self, latent, timestep, ids):
        return self.denoiser(latent, timestep, self.text(ids))


@torch.no_grad()
def scenes(encoder, rng):
    """Latents of scenes, and the ids of their captions."""
    latents, texts, pictures = [], [], []
    for k in range(COUNT):
        one = scene(rng)
        pictures.append(draw(one))
        texts.append([padded(strange(caption(one, rng), rng)) for _ in range(CAPTIONS)])
        if len(pictures) == 100:
            latents.append(encoder(tensor(np.stack(pictures))))
            pictures.clear()
    return torch.cat(latents), torch.tensor(texts)


def strange(text, rng):
    words = text.split()
    if rng.random() < STRANGE:
        words.insert(rng.integers(len(words)), UNKNOWN)
    return " ".join(words)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("autoencoder")
    arguments.add_argument("weights")
    arguments.add_argument("--minutes", type=float, required=True)
    arguments.add_argument("--start")
    options = arguments.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    rng = np.random.default_rng(1)
    encoder = Encoder()
    encoder.load_state_dict(torch.load(options.autoencoder)["encoder"])
    latents, texts = scenes(encoder, rng)
    print("latents", tuple(latents.shape), "deviation", latents.std().item(), flush=True)
    model, kept, left = Model(), Model(), signal()
    if options.start:
        model.load_state_dict(torch.load(options.start))
    kept.load_state_dict(model.state_dict())
    print("weights", sum(p.numel() for p in model.parameters()), flush=True)
    optimiser = torch.optim.AdamW(model.parameters(), RATE, betas=(0.9, 0.98), weight_decay=1e-3)
    began, saved, recent, step = time.time(), 0, [], 0
    while (done := (time.time() - began) / 60 / options.minutes) < 1:
        step += 1
        optimiser.param_groups[0]["lr"] = RATE * min(1, step / 40) * (0.5 + 0.5 * math.cos(math.pi * done) + 0.02)
        rows = torch.from_numpy(rng.integers(len(latents), size=BATCH))
        x, ids = latents[rows], texts[rows, int(rng.integers(texts.shape[1]))]
        ids = ids * (torch.rand(BATCH, 1) >= EMPTY)
        t = ((torch.arange(BATCH) + torch.rand(BATCH)) / BATCH * TIMESTEPS).long().clamp(max=TIMESTEPS - 1)
        a = left[t][:, None, None, None]
        noise = torch.randn_like(x)
        with torch.autocast("cpu", torch.bfloat16):
            told = model(a.sqrt() * x + (1 - a).sqrt() * noise, t.float(), ids)
        loss = (told.float() - (a.sqrt() * noise - (1 - a).sqrt() * x)).square().mean()
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1)
        optimiser.step()
        share = min(0.999, step / (step + 10))
        with torch.no_grad():
            for old, new in zip(kept.parameters(), model.parameters()):
                old.lerp_(new, 1 - share)
        recent.append(loss.item())
        if step % 25 == 0:
            print(f"step {step} loss {np.mean(recent[-25:]):.4f} seconds {time.time() - began:.0f}", flush=True)
        if time.time() - saved > 45:
            torch.save(kept.state_dict(), options.weights)
            saved = time.time()
    torch.save(kept.state_dict(), options.weights)


if __name__ == "__main__":
    main()
