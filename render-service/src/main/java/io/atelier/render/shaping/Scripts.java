package io.atelier.render.shaping;

/** What shaping must know of characters without asking the font. */
public final class Scripts {
  private Scripts() {}

  /**
   * Whether letters of this UTF-16 unit's script join their neighbours: Arabic, Syriac, N'Ko,
   * Mongolian and their like.
   */
  public static boolean joins(char unit) {
    return (unit >= 0x600 && unit <= 0x8FF)
        || (unit >= 0x1800 && unit <= 0x18AF)
        || (unit >= 0xA840 && unit <= 0xA87F)
        || (unit >= 0xFB50 && unit <= 0xFDFF)
        || (unit >= 0xFE70 && unit <= 0xFEFC)
        || unit == 0x200D
        || unit == 0xD802 // Manichaean, Psalter Pahlavi
        || unit == 0xD803 // Hanifi Rohingya, Sogdian
        || unit == 0xD83A; // Adlam
  }

  /** Whether it is a Han character or a Hangul syllable on its own. */
  public static boolean isHan(char unit) {
    return (unit >= 0x3400 && unit <= 0x4DBF)
        || (unit >= 0x4E00 && unit <= 0x9FFF)
        || (unit >= 0xAC00 && unit <= 0xD7A3)
        || (unit >= 0xF900 && unit <= 0xFAFF);
  }

  /** Whether it is Han, Hangul, kana, their punctuation or a full-width form. */
  public static boolean isSquare(char unit) {
    return isHan(unit)
        || (unit >= 0x3001 && unit <= 0x3029)
        || (unit >= 0x3030 && unit <= 0x3096)
        || (unit >= 0x309B && unit <= 0x30FF)
        || (unit >= 0xFF01 && unit <= 0xFF9D);
  }

  /**
   * Whether it is a grapheme cluster wherever it stands among others of its kind and reads from
   * left to right.
   */
  public static boolean isPlain(char unit) {
    return (unit >= 0x20 && unit < 0x300 && unit != 0xAD)
        || (unit >= 0x370 && unit < 0x483)
        || (unit >= 0x2010 && unit <= 0x2027)
        || (unit >= 0x3000 && unit <= 0x3029)
        || (isSquare(unit) && unit != 0x303D && unit != 0x3030);
  }

  /** Whether it is a letter of Latin, Greek or Cyrillic. */
  static boolean isAlphabet(char unit) {
    return (unit | 0x20) >= 'a' && (unit | 0x20) <= 'z'
        || (unit >= 0xC0 && unit < 0x530 && unit != 0xD7 && unit != 0xF7)
        || (unit >= 0x1E00 && unit < 0x2000);
  }
}
