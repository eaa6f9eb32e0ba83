"""Text to numbers as `tokenizer.json` says it: BERT's normaliser and pre-tokenizer, then WordPiece.

Words that training used are one piece; others fall into letters, Chinese characters stand alone. No special tokens.
"""

import json
import unicodedata

import edit_phrases

LENGTH = 32
PAD, UNKNOWN = "[PAD]", "[UNK]"


def build():
    """The vocabulary: piece to number."""
    words = sorted({word for text in edit_phrases.vocabulary() for word in split(text) if word != "{" and word != "}"})
    letters = list("abcdefghijklmnopqrstuvwxyz0123456789")
    pieces = [PAD, UNKNOWN] + letters + ["##" + letter for letter in letters] + ["##s", "##er", "##ing", "##ed", "##ish", "##y", "##ly"]
    return {piece: number for number, piece in enumerate(dict.fromkeys(pieces + words))}


def split(text):
    words, word = [], ""
    for char in normal(text):
        if char.isspace() or alone(char):
            words += [word] if word else []
            words += [char] if alone(char) else []
            word = ""
        else:
            word += char
    return words + ([word] if word else [])


def normal(text):
    """BERT's: control characters away, lower case, accents off."""
    text = "".join(" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cn", "Co"))
    return "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn").lower()


def alone(char):
    code = ord(char)
    ideograph = 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0x20000 <= code <= 0x2CEAF or 0xF900 <= code <= 0xFAFF
    sign = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return ideograph or sign or unicodedata.category(char).startswith("P")


def pieces(vocabulary, word):
    found, start = [], 0
    while start < len(word):
        end = len(word)
        while end > start and ("##" if start else "") + word[start:end] not in vocabulary:
            end -= 1
        if end == start or len(word) > 100:
            return [vocabulary[UNKNOWN]]
        found.append(vocabulary[("##" if start else "") + word[start:end]])
        start = end
    return found


def ids(vocabulary, text, length=LENGTH):
    numbers = [number for word in split(text) for number in pieces(vocabulary, word)][:length]
    return numbers + [0] * (length - len(numbers))


def tokenizer_json(vocabulary):
    special = [{"id": n, "content": t, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True} for n, t in enumerate((PAD, UNKNOWN))]
    return json.dumps(
        {
            "version": "1.0", "truncation": None, "padding": None, "added_tokens": special,
            "normalizer": {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True, "strip_accents": True, "lowercase": True},
            "pre_tokenizer": {"type": "BertPreTokenizer"}, "post_processor": None, "decoder": None,
            "model": {"type": "WordPiece", "unk_token": UNKNOWN, "continuing_subword_prefix": "##", "max_input_chars_per_word": 100, "vocab": vocabulary},
        },
        ensure_ascii=False, indent=0,
    )
