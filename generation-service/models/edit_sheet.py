"""Draws the pictures of the card of `edit`: every kind on a photo, by the bundle's own files.

    edit_sheet.py BUNDLE --photos FOLDER
"""

import argparse
import os

import cv2
import numpy as np
import torch

import edit_tokens
from edit_operators import KINDS

LONG = 768
SHOWN = 256
COLUMNS = 5


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("bundle")
    arguments.add_argument("--photos", required=True)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    editor = torch.jit.load(os.path.join(options.bundle, "editor.pt"))
    os.makedirs(os.path.join(options.bundle, "pictures"), exist_ok=True)
    for name in ("rocket.jpg", "coffee.png", "astronaut.png", "chelsea.png"):
        photo = load(os.path.join(options.photos, name))
        tiles = [tile(editor, photo, kind) for kind in range(len(KINDS))]
        tiles += [np.full_like(tiles[0], 255)] * (-len(tiles) % COLUMNS)
        sheet = np.vstack([np.hstack(tiles[row : row + COLUMNS]) for row in range(0, len(tiles), COLUMNS)])
        path = os.path.join(options.bundle, "pictures", name.split(".")[0] + ".jpg")
        cv2.imwrite(path, sheet[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 84])


def load(path):
    picture = cv2.imread(path)[..., ::-1]
    scale = LONG / max(picture.shape)
    height, width = (int(side * scale) // 16 * 16 for side in picture.shape[:2])
    return cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)


@torch.no_grad()
def tile(editor, photo, kind):
    embedding = torch.zeros(1, len(KINDS) + 1)
    embedding[0, kind], embedding[0, -1] = 1, 1
    x = torch.from_numpy(photo.copy()).permute(2, 0, 1)[None].float() / 127.5 - 1
    y = ((editor(x, embedding)[0].permute(1, 2, 0).numpy() + 1) * 127.5 + 0.5).clip(0, 255).astype(np.uint8)
    y = cv2.resize(y, (SHOWN, SHOWN * y.shape[0] // y.shape[1]), interpolation=cv2.INTER_AREA)
    cv2.putText(y, KINDS[kind], (5, 15), cv2.FONT_HERSHEY_SIMPLEX, 0.45, (0, 0, 0), 3, cv2.LINE_AA)
    cv2.putText(y, KINDS[kind], (5, 15), cv2.FONT_HERSHEY_SIMPLEX, 0.45, (255, 255, 255), 1, cv2.LINE_AA)
    return y


if __name__ == "__main__":
    main()
