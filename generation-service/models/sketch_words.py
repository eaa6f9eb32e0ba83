"""The words of `sketchpad`: vocabulary, ids and the tokenizer.json that its bundle carries.

Synonyms and Chinese words are replaced by the words of the captions before they are looked up.
"""

import re
import unicodedata

from sketch_network import LENGTH
from sketch_scenes import COLOUR_WORDS, OPENINGS, PLACE_WORDS, SIZE_WORDS, THING_WORDS, THINGS, TIME_WORDS, WEATHER_WORDS

REPLACED = {
    "红": " red ", "橙": " orange ", "黄": " yellow ", "绿": " green ", "蓝": " blue ", "紫": " purple ", "粉": " pink ", "白": " white ", "黑": " black ",
    "棕": " brown ", "房子": " house ", "树": " tree ", "汽车": " car ", "蘑菇": " mushroom ", "花": " flower ", "杯子": " cup ", "气球": " balloon ",
    "火箭": " rocket ", "星星": " star ", "心": " heart ", "船": " boat ", "鱼": " fish ", "草地": " meadow ", "大海": " sea ", "海": " sea ", "沙漠": " desert ",
    "雪": " snow ", "白天": " day ", "日落": " sunset ", "傍晚": " evening ", "夜": " night ", "晚上": " night ", "夜晚": " night ", "猫": " cat ", "雪人": " snowman ", "鸟": " bird ", "蝴蝶": " butterfly ",
    "星": " star ", "车": " car ", "森林": " forest ", "山": " mountains ", "城市": " city ", "冬": " winter ", "雨": " rain ", "云": " clouds ", "小": " small ", "大": " big ",
}
SILENT = "的 色 一 个 只 颗 朵 辆 座 棵 艘 条 顶 枚 地 里 上 下 中 在 有 天 幅 张 画 着".split()  # small words and counters
FORM = r"[^\W_]+"
UNKNOWN = "unk"  # any word that no caption has
PHRASES = sum([sum(words.values(), ()) for words in (COLOUR_WORDS, THING_WORDS, SIZE_WORDS, PLACE_WORDS, TIME_WORDS, WEATHER_WORDS)], (*COLOUR_WORDS, *THINGS, *OPENINGS))
WORDS = sorted({word for phrase in [*PHRASES, "an"] for word in phrase.split()})
NOUNS = [name.split()[-1] for name in [*THINGS, *sum(THING_WORDS.values(), ())]]  # what they name is in the picture
VOCABULARY = {word: k for k, word in enumerate(["[PAD]", "[UNK]", *WORDS])}
REPLACEMENTS = dict(sorted([*REPLACED.items(), *((word, " ") for word in SILENT)], key=lambda pair: -len(pair[0])))


def ids(text):
    text = unicodedata.normalize("NFKC", text).lower()
    for old, new in REPLACEMENTS.items():
        text = text.replace(old, new)
    return [VOCABULARY.get(word, 1) for word in re.findall(FORM, text)]


def padded(text):
    return (ids(text) + [0] * LENGTH)[:LENGTH]


def tokenizer():
    special = lambda k, word: {"id": k, "content": word, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
    return {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": [special(0, "[PAD]"), special(1, "[UNK]")],
        "normalizer": {"type": "Sequence", "normalizers": [{"type": "NFKC"}, {"type": "Lowercase"}]
                       + [{"type": "Replace", "pattern": {"String": old}, "content": new} for old, new in REPLACEMENTS.items()]},
        "pre_tokenizer": {"type": "Split", "pattern": {"Regex": FORM}, "behavior": "Removed", "invert": True},
        "post_processor": None, "decoder": None, "model": {"type": "WordLevel", "vocab": VOCABULARY, "unk_token": "[UNK]"},
    }
