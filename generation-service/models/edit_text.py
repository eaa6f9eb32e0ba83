"""The text encoder of `edit`: tokens to which kind of edit is meant, and how strongly.

    edit_text.py WEIGHTS.pt [--steps 6000]

forward(ids int64 N x 32) -> (embedding N x (K + 1): the kinds' probabilities and the strength; known N x 1: how sure it is that one is meant).
"""

import argparse
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional

import edit_phrases
import edit_tokens
from edit_operators import KINDS

WIDTH = 96
STRENGTHS = (0.5, 1.0, 1.5)


class TextEncoder(nn.Module):
    def __init__(self, words):
        super().__init__()
        self.words = nn.Embedding(words, WIDTH, padding_idx=0)
        self.near = nn.ModuleList([nn.Conv1d(WIDTH, WIDTH, 3, padding=1) for _ in range(3)])
        self.drop = nn.Dropout(0.15)
        self.mix = nn.Linear(2 * WIDTH, 160)
        self.kind, self.strength = nn.Linear(160, len(KINDS) + 1), nn.Linear(160, len(STRENGTHS))
        self.register_buffer("strengths", torch.tensor(STRENGTHS))

    def logits(self, ids):
        there = (ids != 0).to(torch.float32).unsqueeze(1)
        x = self.drop(self.words(ids).transpose(1, 2)) * there
        for layer in self.near:
            x = (x + torch.relu(layer(x))) * there
        most = (x - 1e4 * (1.0 - there)).max(2)[0].clamp(min=-10.0)
        mean = x.sum(2) / there.sum(2).clamp(min=1.0)
        mixed = self.drop(torch.relu(self.mix(torch.cat([most, mean], 1))))
        return self.kind(mixed), self.strength(mixed)

    def forward(self, ids):
        kinds, strengths = self.logits(ids)
        probabilities = kinds.softmax(1)
        strength = self.strengths[strengths.argmax(1)].unsqueeze(1)
        known = probabilities[:, :-1].max(1)[0].unsqueeze(1)
        return torch.cat([probabilities[:, :-1], strength], 1), known


def batch(rng, vocabulary, size, held_out=False):
    samples = [edit_phrases.sample(rng, held_out) for _ in range(size)]
    ids = torch.tensor([edit_tokens.ids(vocabulary, text) for text, _, _ in samples])
    return samples, ids, torch.tensor([k for _, k, _ in samples]), torch.tensor([STRENGTHS.index(s) for _, _, s in samples])


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("weights")
    arguments.add_argument("--steps", type=int, default=6000)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    rng, vocabulary = np.random.default_rng(0), edit_tokens.build()
    encoder = TextEncoder(len(vocabulary))
    optimiser = torch.optim.AdamW(encoder.parameters(), 2e-3, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, options.steps)
    began = time.time()
    for step in range(1, options.steps + 1):
        _, ids, kinds, strengths = batch(rng, vocabulary, 96)
        said, how = encoder.logits(ids)
        loss = functional.cross_entropy(said, kinds, label_smoothing=0.02) + 0.3 * functional.cross_entropy(how, strengths)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        if step % 250 == 0:
            print(f"step {step} loss {loss.item():.3f} seconds {time.time() - began:.0f}", flush=True)
            torch.save(encoder.state_dict(), options.weights)
    score(encoder.eval(), vocabulary)


@torch.no_grad()
def score(encoder, vocabulary, threshold=0.8):
    """Prints how held-out wordings fare."""
    samples, ids, kinds, strengths = batch(np.random.default_rng(99), vocabulary, 4000, held_out=True)
    embedding, known = encoder(ids)
    meant, sure = kinds < len(KINDS), known[:, 0] >= threshold
    right = sure & (embedding[:, :-1].argmax(1) == kinds)
    print(f"held-out instructions: {right[meant].float().mean():.3f} right, {(meant & sure & ~right).sum() / meant.sum():.3f} taken for another, rest refused")
    print(f"unknown ones accepted: {sure[~meant].float().mean():.3f}")
    print(f"strength right: {(embedding[:, -1] == torch.tensor(STRENGTHS)[strengths])[meant & right].float().mean():.3f}")
    for name, chosen in (("frames", False), ("wordings", True)):
        group = torch.tensor([any(w in s[0] for pair in edit_phrases.SAYINGS.values() for w in pair[3] + pair[5]) == chosen for s in samples]) & meant
        print(f"held-out {name}: {right[group].float().mean():.3f} right, {(sure & ~right)[group].float().mean():.3f} taken for another")
    wrong = {(s[0], KINDS[int(embedding[i, :-1].argmax())] if sure[i] else "refused") for i, s in enumerate(samples) if (meant[i] and not right[i]) or (not meant[i] and sure[i])}
    for text, taken in sorted(wrong)[:60]:
        print("   ", text, "->", taken)


if __name__ == "__main__":
    main()
