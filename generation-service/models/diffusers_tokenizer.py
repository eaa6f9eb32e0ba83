"""CLIP's vocabulary and merges as one `tokenizer.json`, as Hugging Face's own converter writes it.

Text is normalised (NFC, spaces, lower case), split into words, digits and punctuation, and each piece merged by byte pairs whose
last one ends in `</w>`; the sentence stands between a start and an end token.
"""

import json
import sys

START, END = "<|startoftext|>", "<|endoftext|>"
PIECES = r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"


def convert(folder):
    """The content of tokenizer.json, and the id that short texts are filled up with."""
    if (folder / "vocab.json").exists():
        vocabulary, merges = loaded(folder / "vocab.json"), (folder / "merges.txt").read_text("utf-8").split("\n")
        merges = [line for line in merges if line and not line.startswith("#version")]
        check(folder, vocabulary, merges)
        tokenizer = described(vocabulary, merges)
    elif (folder / "tokenizer.json").exists():
        tokenizer = loaded(folder / "tokenizer.json")
        model = tokenizer.get("model") or {}
        if model.get("type") != "BPE" or model.get("end_of_word_suffix") != "</w>":
            sys.exit(f"{folder / 'tokenizer.json'} is not a tokenizer of CLIP's kind")
        vocabulary = model["vocab"]
    else:
        sys.exit(f"there is neither vocab.json nor tokenizer.json in {folder}")
    pad = padding(folder)
    if pad not in vocabulary:
        sys.exit(f"{folder} fills up with {pad!r}, which is not in its vocabulary")
    return tokenizer, vocabulary[pad]


def check(folder, vocabulary, merges):
    unknown = [line for line in merges if len(line.split(" ")) != 2 or not {*line.split(" "), line.replace(" ", "")} <= vocabulary.keys()]
    unknown += [token for token in (START, END) if token not in vocabulary]
    if unknown:
        sys.exit(f"{folder}: vocab.json lacks what merges.txt names: {unknown[:5]}")


def padding(folder):
    """Which file says it goes by what transformers reads. Stable Diffusion 2 pads with "!", id 0, as it was trained; the
    "!" of a prompt is a token of its own, "!</w>", as in its training too."""
    config, special = ({} if not path.exists() else loaded(path) for path in (folder / "tokenizer_config.json", folder / "special_tokens_map.json"))
    token = config.get("pad_token", END)
    if "added_tokens_decoder" not in config:
        token = special.get("pad_token", token)
    return token["content"] if isinstance(token, dict) else token


def described(vocabulary, merges):
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [added(vocabulary, START), added(vocabulary, END)],
        "normalizer": {
            "type": "Sequence",
            "normalizers": [{"type": "NFC"}, {"type": "Replace", "pattern": {"Regex": r"\s+"}, "content": " "}, {"type": "Lowercase"}],
        },
        "pre_tokenizer": {
            "type": "Sequence",
            "pretokenizers": [
                {"type": "Split", "pattern": {"Regex": PIECES}, "behavior": "Removed", "invert": True},
                {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True},
            ],
        },
        "post_processor": {
            "type": "RobertaProcessing",
            "sep": [END, vocabulary[END]],
            "cls": [START, vocabulary[START]],
            "trim_offsets": False,
            "add_prefix_space": False,
        },
        "decoder": {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True},
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": END,
            "continuing_subword_prefix": "",
            "end_of_word_suffix": "</w>",
            "fuse_unk": False,
            "vocab": vocabulary,
            "merges": merges,
        },
    }


def added(vocabulary, token):
    return {"id": vocabulary[token], "content": token, "single_word": False, "lstrip": False, "rstrip": False, "normalized": True, "special": True}


def loaded(path):
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as problem:
        sys.exit(f"{path}: {problem}")
