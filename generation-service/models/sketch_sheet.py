"""Draws the pictures of the card of `sketchpad`, and counts how many of its drawings show what the words say.

    sketch_sheet.py --autoencoder AUTOENCODER.pt --denoiser DENOISER.pt OUT_DIR

Who is right is told by the nearest drawn scene: each drawing is compared with scenes of every colour and every thing that
stands where its thing does, at its place, time, weather and size.
"""

import argparse
import os

import cv2
import numpy as np
import torch

import sampling
from sketch_export import SIGNAL
from sketch_network import LATENT, SIDE, Decoder
from sketch_scenes import COLOURS, THINGS, caption, draw, scene, where
from sketch_train import Model
from sketch_words import padded

STEPS, GUIDANCE, COLUMNS, SHOWN = 20, 3.0, 6, 192
PROMPTS = [
    "a red car in the city at night", "a small blue house in the mountains", "a big yellow star in a meadow", "a pink butterfly at sea at sunset",
    "an orange fish on the ocean", "a purple balloon in the forest", "a black cat in the snow", "a white boat under the moon",
    "a brown mushroom in the rain", "a green snowman in winter at night", "a blue cup on the sand at dusk", "a red rocket in the alps on a cloudy day",
    "雪山上的一只红色小鸟", "下雨的城市里有一个粉色气球", "夜晚大海上的白船", "a purple tree in a meadow", "an orange heart in town", "a tiny yellow flower in the desert",
]


class Sketchpad:
    def __init__(self, autoencoder, denoiser):
        self.model, self.decoder = Model().eval(), Decoder().eval()
        self.model.load_state_dict(torch.load(denoiser))
        self.decoder.load_state_dict(torch.load(autoencoder)["decoder"])

    @torch.no_grad()
    def draw(self, prompt, seed):
        torch.manual_seed(seed)
        text = self.model.text(torch.tensor([padded(""), padded(prompt)]))
        noise = sampling.guided(self.model.denoiser, text, GUIDANCE, SIGNAL)
        latents = sampling.dpm_plus_plus_2m(noise, SIGNAL, torch.randn(1, LATENT, SIDE, SIDE), STEPS)
        return ((self.decoder(latents.float())[0].permute(1, 2, 0).numpy() + 1) * 127.5 + 0.5).clip(0, 255).astype(np.uint8)


def sheet(sketchpad, path):
    tiles = [tile(sketchpad.draw(prompt, 1), prompt) for prompt in PROMPTS]
    rows = [np.hstack(tiles[k : k + COLUMNS]) for k in range(0, len(tiles), COLUMNS)]
    cv2.imwrite(path, np.vstack(rows)[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 88])


def tile(picture, prompt):
    small = cv2.resize(picture, (SHOWN, SHOWN), interpolation=cv2.INTER_AREA)
    return cv2.copyMakeBorder(small, 2, 2, 2, 2, cv2.BORDER_CONSTANT, value=(255, 255, 255))


def score(sketchpad, rng, held, count):
    """The shares of drawings that show the thing, the colour, both."""
    things = colours = both = 0
    for k in range(count):
        one = scene(rng, held)
        kind, colour = one["thing"][:2]
        told = nearest(sketchpad.draw(caption(one, rng), k), one)
        things, colours, both = things + (told[0] == kind), colours + (told[1] == colour), both + (told == (kind, colour))
    return [round(100 * n / count) for n in (things, colours, both)]


def nearest(picture, one):
    """The thing and colour of the scene that the picture is most like."""
    best, found = None, None
    small = lambda p: cv2.resize(p, (64, 64), interpolation=cv2.INTER_AREA).astype(np.float32)
    seen = small(picture)
    for kind in THINGS:
        if where(kind) != where(one["thing"][0]):
            continue
        for colour in COLOURS:
            other = draw({**one, "thing": (kind, colour, *one["thing"][2:])})
            distance = float(np.abs(small(other) - seen).mean())
            if best is None or distance < best:
                best, found = distance, (kind, colour)
    return found


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder")
    arguments.add_argument("--autoencoder", required=True)
    arguments.add_argument("--denoiser", required=True)
    arguments.add_argument("--count", type=int, default=100)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    sketchpad = Sketchpad(options.autoencoder, options.denoiser)
    os.makedirs(options.folder, exist_ok=True)
    sheet(sketchpad, os.path.join(options.folder, "words.jpg"))
    rng = np.random.default_rng(7)
    print("thing, colour, both right, percent:", score(sketchpad, rng, False, options.count))
    print("of pairs held out:", score(sketchpad, rng, True, options.count))


if __name__ == "__main__":
    main()
