"""Makes the autoencoder of `sketchpad`: principal components of patches, then a training of the network that redraws them.

    sketch_autoencoder.py AUTOENCODER.pt --minutes 20

Components are divided by the power 0.7 of their deviations, times one number that gives latents a variance of 1.
"""

import argparse
import time

import numpy as np
import torch
from torch.nn import functional

from sketch_network import LATENT, Decoder, Encoder
from sketch_scenes import draw, scene

RATE, BATCH, FLATTEN, COUNT = 1.5e-3, 6, 0.7, 4000
NOISE = 0.15  # what denoising leaves


def tensor(pictures):
    return torch.from_numpy(np.ascontiguousarray(pictures)).permute(0, 3, 1, 2).float().div(127.5).sub(1).contiguous()


def components(encoder, decoder, pictures):
    small = functional.avg_pool2d(pictures, 4)
    patches = functional.unfold(small, 4, stride=4).transpose(1, 2).reshape(-1, 48)
    mean = patches.mean(0)
    values, vectors = torch.linalg.eigh(torch.cov((patches - mean).T.double()))
    values, vectors = values.flip(0)[:LATENT].float(), vectors.flip(1)[:, :LATENT].float()
    print("share of the variance kept", (values.sum() / (patches - mean).var(0).sum()).item())
    size = values.sqrt() ** FLATTEN
    size = size * ((values / size**2).mean()) ** 0.5
    down, up = (vectors / size).T, (vectors * size).T
    encoder.patch.weight.data.copy_(down.reshape(LATENT, 3, 4, 4))
    encoder.patch.bias.data.copy_(-(down @ mean))
    decoder.patch.weight.data.copy_(up.reshape(LATENT, 3, 4, 4))
    decoder.patch.bias.data.copy_(mean.reshape(3, 16).mean(1))


def difference(y, x):
    across = lambda t: t[..., 1:] - t[..., :-1]
    down = lambda t: t[..., 1:, :] - t[..., :-1, :]
    return (y - x).abs().mean() + (across(y) - across(x)).abs().mean() + (down(y) - down(x)).abs().mean()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("weights")
    arguments.add_argument("--minutes", type=float, required=True)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    rng = np.random.default_rng(0)
    pictures = np.stack([draw(scene(rng)) for _ in range(COUNT)])
    encoder, decoder = Encoder(), Decoder()
    components(encoder, decoder, tensor(pictures[:800]))

    def examples():
        x = tensor(pictures[rng.integers(len(pictures), size=BATCH)])
        with torch.no_grad():
            latents = encoder(x)
        return latents + NOISE * torch.rand(BATCH, 1, 1, 1) * torch.randn_like(latents), x

    train(decoder, examples, RATE, options.minutes, lambda: save(encoder, decoder, options.weights))


def train(decoder, examples, rate, minutes, save):
    """Trains what follows the components; `examples` gives latents and the pictures that they stand for."""
    decoder.patch.requires_grad_(False)
    optimiser = torch.optim.AdamW([p for p in decoder.parameters() if p.requires_grad], rate)
    began, step = time.time(), 0
    while (done := (time.time() - began) / 60 / minutes) < 1:
        step += 1
        optimiser.param_groups[0]["lr"] = rate * (1 - done) + 1e-5
        latents, x = examples()
        with torch.autocast("cpu", torch.bfloat16):
            y = decoder(latents)
        loss = difference(y.float(), x)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        if step % 50 == 0:
            print(f"step {step} loss {loss.item():.4f} seconds {time.time() - began:.0f}", flush=True)
            save()
    save()


def save(encoder, decoder, path):
    torch.save({"encoder": encoder.state_dict(), "decoder": decoder.state_dict()}, path)


if __name__ == "__main__":
    main()
