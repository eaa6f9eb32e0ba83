"""Teaches the decoder of `sketchpad` to draw cleanly what the denoiser leaves uneven.

    sketch_refine.py AUTOENCODER.pt DENOISER.pt REFINED.pt --minutes 12

Latents of drawn scenes get noise and lose it again by a few steps of the denoiser, so they are uneven as drawings are but
still have a picture to be like (after SDEdit, Meng et al. 2022).
"""

import argparse

import numpy as np
import torch

import sampling
from sketch_autoencoder import save, tensor, train
from sketch_network import TIMESTEPS, Decoder, Encoder, signal
from sketch_scenes import caption, draw, scene
from sketch_train import Model
from sketch_words import padded

COUNT, TOGETHER, BATCH, RATE = 3600, 12, 6, 7e-4
STEPS, GUIDANCE = 5, 3.0
CLEAN = 0.3  # the share of latents as the encoder tells them


@torch.no_grad()
def pairs(encoder, model, rng):
    """Pictures, their latents, and what the denoiser makes of these."""
    pictures, clean, uneven = [], [], []
    left = signal().double().numpy()
    for _ in range(COUNT // TOGETHER):
        scenes = [scene(rng) for _ in range(TOGETHER)]
        drawn = np.stack([draw(one) for one in scenes])
        latents = encoder(tensor(drawn))
        text = model.text(torch.tensor([padded("")] * TOGETHER + [padded(caption(one, rng)) for one in scenes]))
        uneven.append(denoised(model.denoiser, latents, text, left, int(rng.integers(150, 600))))
        pictures.append(drawn)
        clean.append(latents)
    return np.concatenate(pictures), torch.cat(clean), torch.cat(uneven)


def denoised(network, latents, text, left, start):
    """DDIM from `start` down in a few steps."""
    noise = sampling.guided(network, text, GUIDANCE, left)
    times = np.linspace(start, 0, STEPS + 1).round().astype(int)[:-1]
    x = left[start] ** 0.5 * latents + (1 - left[start]) ** 0.5 * torch.randn_like(latents)
    return sampling.ddim_along(noise, left, x, times).float()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("autoencoder")
    arguments.add_argument("denoiser")
    arguments.add_argument("refined")
    arguments.add_argument("--minutes", type=float, required=True)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(2)
    rng = np.random.default_rng(2)
    weights = torch.load(options.autoencoder)
    encoder, decoder, model = Encoder(), Decoder(), Model().eval()
    encoder.load_state_dict(weights["encoder"])
    decoder.load_state_dict(weights["decoder"])
    model.load_state_dict(torch.load(options.denoiser))
    pictures, clean, uneven = pairs(encoder, model, rng)
    print("pairs", len(pictures), "apart", (clean - uneven).abs().mean().item(), flush=True)

    def examples():
        rows = rng.integers(len(pictures), size=BATCH)
        return torch.where(torch.rand(BATCH, 1, 1, 1) < CLEAN, clean[rows], uneven[rows]), tensor(pictures[rows])

    train(decoder, examples, RATE, options.minutes, lambda: save(encoder, decoder, options.refined))


if __name__ == "__main__":
    main()
