#!/usr/bin/env python3
"""Makes the bundled fonts from Debian's Noto packages; run it only to change what they cover.

    apt-get install fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji && pip install fonttools
    render-service/fonts/build.py [folder of the packages' files, default /usr/share/fonts]

Every face loses its hints (text is drawn with anti-aliasing and fractional metrics) and its names but the
family's; the Han faces keep the characters of the national standards below instead of all 65,535 glyphs.
The Japanese, Korean and traditional Chinese faces hold only what looks otherwise there than in mainland China.
The emoji are not changed.
"""
import shutil
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SOURCES = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts")
TARGET = Path(__file__).parent.parent / "src/main/resources/fonts"

# The face of the CJK collections whose Han characters have the forms of mainland China.
SIMPLIFIED_CHINESE = 2
# The others: their face, and the standard that says which characters are used there.
REGIONS = {"jp": (0, "shift_jis"), "kr": (1, "euc_kr"), "tc": (3, "big5")}

SCRIPTS = [
    f"NotoSans{script}"
    for script in (
        "Arabic Armenian Bengali Devanagari Ethiopic Georgian Gujarati Gurmukhi Hebrew Kannada Khmer Lao Malayalam"
        " Myanmar Oriya Sinhala Tamil Telugu Thaana Thai"
    ).split()
]
WHOLE = (
    [f"NotoSans-{style}" for style in ("Regular", "Bold", "Italic", "BoldItalic")]
    + [f"{family}-{weight}" for family in ("NotoSerif", "NotoSansMono", *SCRIPTS) for weight in ("Regular", "Bold")]
    + ["NotoSansNKo-Regular", "NotoSansSyriac-Regular", "NotoSerifTibetan-Regular"]
    + ["NotoSansMath-Regular", "NotoSansSymbols-Regular", "NotoSansSymbols2-Regular"]
)


def characters(*codecs):
    """All characters outside ASCII that the codecs of Python know within the Basic Multilingual Plane."""
    found = set(range(0x20, 0x7F))
    for codec in codecs:
        for code in range(0x80, 0xFFFF):
            try:
                chr(code).encode(codec)
                found.add(code)
            except UnicodeEncodeError:
                pass
    return found


def block(first, last):
    return set(range(first, last + 1))


# Latin-1, Greek, Cyrillic, punctuation, arrows, boxes, kana, bopomofo, full-width forms.
BESIDE_HAN = (
    block(0xA0, 0x17F) | block(0x370, 0x3FF) | block(0x400, 0x45F) | block(0x2000, 0x206F) | block(0x20A0, 0x26FF)
    | block(0x2E80, 0x33FF) | block(0xFE10, 0xFE6F) | block(0xFF00, 0xFFEF)
)
# Simplified, traditional and Japanese Han, and every Korean syllable.
COMMON = BESIDE_HAN | characters("gb2312", "big5", "shift_jis", "euc_kr") | block(0xAC00, 0xD7A3)
# What the bold face needs for titles: simplified Chinese and Japanese.
TITLES = BESIDE_HAN | characters("gb2312", "shift_jis")


def subset(source, target, wanted=None, face=-1, without=()):
    font = TTFont(source, fontNumber=face, lazy=True)
    options = Options()
    options.hinting = False
    options.desubroutinize = False
    options.layout_features = ["*"]
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "DSIG"] if wanted else ["DSIG"]
    if wanted:
        options.layout_features = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "calt", "palt", "ljmo", "vjmo", "tjmo"]
        options.layout_features = [f for f in options.layout_features if f not in without]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted if wanted else font.getBestCmap().keys())
    subsetter.subset(font)
    font.save(TARGET / target)
    print(f"{target:32} {(TARGET / target).stat().st_size / 1e6:6.2f} MB, {len(font.getBestCmap())} characters", flush=True)


def regional(collection, region, target):
    """The characters of a region whose glyphs are not those of mainland China."""
    face, standard = REGIONS[region]
    here, mainland = (TTFont(collection, fontNumber=n, lazy=True).getBestCmap() for n in (face, SIMPLIFIED_CHINESE))
    wanted = characters(standard) | block(0x2010, 0x2027) | block(0x3000, 0x30FF) | block(0xFF00, 0xFFEF)
    subset(collection, target, {c for c in wanted if c in here and here[c] != mainland.get(c)}, face, without=("locl",))


def main():
    TARGET.mkdir(parents=True, exist_ok=True)
    for name in WHOLE:
        subset(SOURCES / f"truetype/noto/{name}.ttf", f"{name}.ttf")
    cjk = SOURCES / "opentype/noto"
    subset(cjk / "NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf", COMMON, SIMPLIFIED_CHINESE)
    subset(cjk / "NotoSansCJK-Bold.ttc", "NotoSansCJKsc-Bold.otf", TITLES, SIMPLIFIED_CHINESE)
    for weight in ("Regular", "Bold"):
        for region in REGIONS:
            regional(cjk / f"NotoSansCJK-{weight}.ttc", region, f"NotoSansCJK{region}-{weight}.otf")
    shutil.copy(SOURCES / "truetype/noto/NotoColorEmoji.ttf", TARGET)


if __name__ == "__main__":
    main()
