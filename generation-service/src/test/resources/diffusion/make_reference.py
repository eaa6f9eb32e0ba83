"""Writes reference.json, what the samplers of this folder's tests must give: make_reference.py > reference.json

Written against the papers and k-diffusion's formulas in float64, independently of the Java code. The "network" is a small
nonlinear function that both sides can compute.
"""

import json

import numpy as np

N, T = 6, 1000
START = np.array([0.31, -1.2, 0.75, 1.9, -0.44, 0.05])


def network(x, t, condition):
    mixed = 0.6 * x + 0.3 * np.roll(x, 1) - 0.2 * np.roll(x, -1)
    return np.tanh(mixed + condition * np.cos(np.arange(N)) + 0.001 * t) + 0.1 * x


def guided(x, t, scale=3.0):
    away, towards = network(x, t, -0.4), network(x, t, 0.7)
    return away + scale * (towards - away)


def signal():
    return np.cumprod(1 - np.linspace(0.00085**0.5, 0.012**0.5, T) ** 2)


def ddim(x, steps):
    a = signal()
    stride = T // steps
    for t in (np.arange(steps) * stride)[::-1]:
        e = guided(x, t)
        after = a[t - stride] if t >= stride else 1.0
        x0 = (x - np.sqrt(1 - a[t]) * e) / np.sqrt(a[t])
        x = np.sqrt(after) * x0 + np.sqrt(1 - after) * e
    return x


def sigmas(steps):
    a = signal()
    times = np.linspace(0, T - 1, steps)[::-1]
    return times, np.append(np.interp(times, np.arange(T), np.sqrt((1 - a) / a)), 0.0)


def denoised(x, t, sigma):
    return x - sigma * guided(x / np.sqrt(sigma**2 + 1), t)


def euler(x, steps):
    times, s = sigmas(steps)
    x = x * np.sqrt(1 + s[0] ** 2)
    for i in range(steps):
        x = x + (x - denoised(x, times[i], s[i])) / s[i] * (s[i + 1] - s[i])
    return x


def dpm_plus_plus_2m(x, steps):
    times, s = sigmas(steps)
    x = x * np.sqrt(1 + s[0] ** 2)
    old = None
    for i in range(steps):
        d = denoised(x, times[i], s[i])
        if s[i + 1] == 0:
            x = d
        else:
            h = np.log(s[i] / s[i + 1])
            if old is None:
                ahead = d
            else:
                r = np.log(s[i - 1] / s[i]) / h
                ahead = (1 + 1 / (2 * r)) * d - 1 / (2 * r) * old
            x = s[i + 1] / s[i] * x - np.expm1(-h) * ahead
        old = d
    return x


print(json.dumps({
    "start": START.tolist(),
    "DDIM": {str(n): ddim(START, n).tolist() for n in (5, 20)},
    "EULER": {str(n): euler(START, n).tolist() for n in (5, 20)},
    "DPM_PLUS_PLUS_2M": {str(n): dpm_plus_plus_2m(START, n).tolist() for n in (5, 20)},
}, indent=1))
