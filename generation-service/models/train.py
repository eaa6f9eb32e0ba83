"""Distils the teacher, or a larger generator, into a generator.

    train.py WEIGHTS.pt --data A.npz B.npz --steps 6000 [--model anime-fast] [--start EARLIER.pt] [--half-precision]

Batch normalisation uses each batch's own statistics only for the first SETTLE steps, to find good ones; with small
batches they blur what colour is asked for, so from then on the running statistics are fixed.
The loss compares pixels, differences of neighbouring pixels (so that lines and borders stay crisp) and 8 x 8 averages
(so that areas take the right colour). With --half-precision convolutions run in bfloat16, which takes two thirds of the
time on CPUs that have it. What is kept is a moving average of the weights, saved every 250 steps.
"""

import argparse
import copy
import math
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from network import SIZES, Generator

CROP = 128
BATCH = 3
RATE = 1e-3
WARM_UP = 50
SETTLE = 500
AVERAGING = 0.998
SAVE_EVERY = 250


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("weights")
    arguments.add_argument("--data", nargs="+", required=True)
    arguments.add_argument("--steps", type=int, required=True)
    arguments.add_argument("--model", choices=SIZES, default="anime")
    arguments.add_argument("--start")
    arguments.add_argument("--half-precision", action="store_true")
    arguments.add_argument("--batch", type=int, default=BATCH)
    arguments.add_argument("--rate", type=float, default=RATE)
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--threads", type=int, default=1)
    options = arguments.parse_args()

    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = np.random.default_rng(options.seed)
    pictures, drawings = (np.concatenate([np.load(path)[key] for path in options.data]) for key in "xy")
    generator = Generator(**SIZES[options.model]).to(memory_format=torch.channels_last)
    if options.start:
        generator.load_state_dict(torch.load(options.start))
        fix_statistics(generator)
    kept = copy.deepcopy(generator)
    optimiser = torch.optim.AdamW(generator.parameters(), options.rate, weight_decay=1e-4)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: pace(step, options.steps))

    began, recent = time.time(), []
    for step in range(1, options.steps + 1):
        x, y = batch(rng, pictures, drawings, options.batch)
        with torch.autocast("cpu", torch.bfloat16, enabled=options.half_precision):
            drawn = generator(x)
        loss = difference(drawn.float(), y)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        average(kept, generator, min(AVERAGING, step / (step + 10)))
        if step == SETTLE and not options.start:
            generator.load_state_dict(kept.state_dict())
            fix_statistics(generator)
        recent.append(loss.item())
        if step % SAVE_EVERY == 0 or step == options.steps:
            torch.save(kept.state_dict(), options.weights)
            print(f"step {step} loss {np.mean(recent[-SAVE_EVERY:]):.4f} seconds {time.time() - began:.0f}", flush=True)


def fix_statistics(generator):
    for module in generator.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.eval()


def pace(step, steps):
    return min(1, (step + 1) / WARM_UP) * (0.5 * (1 + math.cos(math.pi * step / steps)) + 0.01)


def batch(rng, pictures, drawings, size):
    pairs = []
    for index in rng.integers(0, len(pictures), size):
        top, left = rng.integers(0, pictures.shape[1] - CROP + 1, 2)
        window = (index, slice(top, top + CROP), slice(left, left + CROP))
        pair = np.stack([pictures[window], drawings[window]])
        pairs.append(np.rot90(pair[:, :, ::-1] if rng.random() < 0.5 else pair, rng.integers(0, 4), axes=(1, 2)))
    x, y = np.ascontiguousarray(np.stack(pairs, 1))
    return tensor(x).contiguous(memory_format=torch.channels_last), tensor(y)


def tensor(rgb):
    """uint8 N x H x W x 3 to float32 N x 3 x H x W in [-1, 1]."""
    return torch.from_numpy(rgb).permute(0, 3, 1, 2).float().div(127.5).sub(1)


def rgb(drawn):
    """The way back from `tensor`."""
    return ((drawn + 1) * 127.5).round().clamp(0, 255).byte().permute(0, 2, 3, 1).numpy()


def difference(drawn, wanted):
    error = drawn - wanted
    across = (error[..., 1:] - error[..., :-1]).abs().mean()
    down = (error[..., 1:, :] - error[..., :-1, :]).abs().mean()
    return error.abs().mean() + across + down + 0.5 * functional.avg_pool2d(error, 8).abs().mean()


@torch.no_grad()
def average(kept, generator, share):
    for old, new in zip(kept.state_dict().values(), generator.state_dict().values()):
        if old.is_floating_point():
            old.lerp_(new, 1 - share)
        else:
            old.copy_(new)


if __name__ == "__main__":
    main()
