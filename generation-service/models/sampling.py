"""Samples from a text-to-image bundle in PyTorch, to compare the Java samplers with: sampling.py BUNDLE

Networks are TorchScript, or the ONNX file of `sketchpad`.
Answers requests, a line of JSON each: {"sampler", "steps", "guidance", "ids", "unwanted", "noise"} with
{"seconds", "latents"}, on one thread, CPU time. Written against the papers and k-diffusion's formulas, independently of the Java code;
`SamplerBench` in generation-service's tests asks it.
"""

import json
import pathlib
import sys
import time

import numpy as np
import torch

import sketch_network


class Bundle:
    def __init__(self, folder):
        self.manifest = json.loads((folder / "model.json").read_text())
        parts = {part["role"]: part["file"] for part in self.manifest["parts"]}
        self.encoder = torch.jit.load(str(folder / parts["text-encoder"])).eval()
        file = str(folder / self.manifest["files"][0]["file"])
        self.network = torch.jit.load(file).eval() if file.endswith(".pt") else sketch_network.restored(file)
        settings = self.manifest["diffusion"]
        count = settings["timesteps"]
        first, last = settings["betaStart"], settings["betaEnd"]
        if settings["schedule"] == "scaled_linear":
            betas = np.linspace(first**0.5, last**0.5, count) ** 2
        else:
            betas = np.linspace(first, last, count)
        self.signal = np.cumprod(1 - betas)
        self.velocity = settings["prediction"] == "v"
        side = self.manifest["workingPixels"] // settings["factor"]
        self.shape = (1, settings["latentChannels"], side, side)

    def guided(self, ids, unwanted, scale):
        text = torch.cat([self.features(unwanted), self.features(ids)])
        return guided(self.network, text, scale, self.signal, self.velocity)

    def features(self, ids):
        told = self.encoder(torch.tensor([ids]))
        return told[0] if isinstance(told, tuple) else told

    def sample(self, sampler, noise, start, steps):
        x = torch.tensor(start, dtype=torch.float32).reshape(self.shape)
        return SAMPLERS[sampler](noise, self.signal, x, steps).flatten().tolist()


def guided(network, text, scale, signal, velocity=True):
    """The noise that the network sees, without a condition and with it in one batch."""

    def noise(x, timestep):
        both = network(torch.cat([x, x]), torch.full((2 * len(x),), float(timestep)), text)
        away, towards = both.chunk(2)
        told = away + scale * (towards - away)
        if not velocity:
            return told
        sigma = float(np.interp(timestep, np.arange(len(signal)), np.sqrt((1 - signal) / signal)))
        return (told + sigma * x) / (1 + sigma * sigma) ** 0.5

    return noise


def ddim(noise, signal, x, steps):
    stride = len(signal) // steps
    return ddim_along(noise, signal, x, range((steps - 1) * stride, -1, -stride))


def ddim_along(noise, signal, x, times):
    """Through these timesteps, downwards; the last leaves no noise."""
    for t, left in zip(times, [*(signal[t] for t in times[1:]), 1.0]):
        e = noise(x, t)
        clean = (x - (1 - signal[t]) ** 0.5 * e) / signal[t] ** 0.5
        x = left**0.5 * clean + (1 - left) ** 0.5 * e
    return x


def sigmas(signal, steps):
    count = len(signal)
    times = np.linspace(0, count - 1, steps)[::-1]
    return times, np.append(np.interp(times, np.arange(count), np.sqrt((1 - signal) / signal)), 0.0)


def euler(noise, signal, x, steps):
    times, s = sigmas(signal, steps)
    x = x * (1 + s[0] ** 2) ** 0.5
    for i in range(steps):
        x = x + noise(x / (s[i] ** 2 + 1) ** 0.5, times[i]) * (s[i + 1] - s[i])
    return x


def dpm_plus_plus_2m(noise, signal, x, steps):
    times, s = sigmas(signal, steps)
    x = x * (1 + s[0] ** 2) ** 0.5
    old = None
    for i in range(steps):
        clean = x - s[i] * noise(x / (s[i] ** 2 + 1) ** 0.5, times[i])
        if s[i + 1] == 0:
            return clean
        h = np.log(s[i] / s[i + 1])
        if old is None:
            ahead = clean
        else:
            r = np.log(s[i - 1] / s[i]) / h
            ahead = (1 + 1 / (2 * r)) * clean - 1 / (2 * r) * old
        x = s[i + 1] / s[i] * x - np.expm1(-h) * ahead
        old = clean


SAMPLERS = {"ddim": ddim, "euler": euler, "dpm++2m": dpm_plus_plus_2m}


def main(folder):
    torch.set_num_threads(1)
    bundle = Bundle(folder)
    with torch.no_grad():
        for line in sys.stdin:
            asked = json.loads(line)
            start = time.process_time()
            noise = bundle.guided(asked["ids"], asked["unwanted"], asked["guidance"])
            latents = bundle.sample(asked["sampler"], noise, asked["noise"], asked["steps"])
            print(json.dumps({"seconds": time.process_time() - start, "latents": latents}), flush=True)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
