package io.atelier.render.soak;

import java.util.random.RandomGenerator;

/**
 * Text nobody would write: every plane of Unicode, assigned or not, and what bidi and shaping hate.
 */
final class RandomText {
  private static final int[] BIDI = {
    0x200E, 0x200F, 0x061C, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069
  };
  private static final int[] JOINERS = {0x200C, 0x200D, 0xFE0E, 0xFE0F, 0x1F3FB, 0x1F3FF, 0x20E3};
  private static final int[] BREAKS = {
    '\n', '\r', '\t', 0x0B, 0x0C, 0x85, 0x2028, 0x2029, ' ', 0xA0, 0x3000, 0x2007, 0xAD, 0x200B
  };

  /** First and last characters of scripts that are shaped, and of emoji. */
  private static final int[][] SCRIPTS = {
    {0x20, 0x7E},
    {0xC0, 0x24F},
    {0x370, 0x3FF},
    {0x400, 0x4FF},
    {0x590, 0x5FF},
    {0x600, 0x6FF},
    {0x700, 0x74F},
    {0x900, 0x97F},
    {0x980, 0x9FF},
    {0xB80, 0xBFF},
    {0xE00, 0xE7F},
    {0xE80, 0xEFF},
    {0xF00, 0xFFF},
    {0x1000, 0x109F},
    {0x1100, 0x11FF},
    {0x1780, 0x17FF},
    {0x1800, 0x18AF},
    {0x3040, 0x30FF},
    {0x4E00, 0x9FFF},
    {0xAC00, 0xD7A3},
    {0xFB50, 0xFDFF},
    {0x1F300, 0x1FAFF},
    {0x1F1E6, 0x1F1FF},
    {0xE0020, 0xE007F},
    {0x20000, 0x2A6DF},
    {0x1D400, 0x1D7FF}
  };

  private RandomText() {}

  /** Up to {@code most} UTF-16 units, surrogates possibly alone. */
  static String of(RandomGenerator random, int most) {
    var text = new StringBuilder();
    int length = random.nextInt(most + 1);
    int[] script = SCRIPTS[random.nextInt(SCRIPTS.length)];
    while (text.length() < length) {
      switch (random.nextInt(12)) {
        case 0 -> text.append((char) random.nextInt(0x10000));
        case 1 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
        case 2 -> text.append((char) random.nextInt(0xD800, 0xE000));
        case 3 -> marks(text, random);
        case 4 -> text.appendCodePoint(BIDI[random.nextInt(BIDI.length)]);
        case 5 -> text.appendCodePoint(JOINERS[random.nextInt(JOINERS.length)]);
        case 6 -> text.appendCodePoint(BREAKS[random.nextInt(BREAKS.length)]);
        case 7 -> text.append((char) random.nextInt(0x20));
        case 8 -> script = SCRIPTS[random.nextInt(SCRIPTS.length)];
        default -> word(text, script, random);
      }
    }
    return text.toString();
  }

  private static void marks(StringBuilder text, RandomGenerator random) {
    int count = random.nextInt(1, 30);
    for (int i = 0; i < count; i++) {
      text.appendCodePoint(random.nextInt(0x300, 0x370));
    }
  }

  private static void word(StringBuilder text, int[] script, RandomGenerator random) {
    int count = random.nextInt(1, 12);
    for (int i = 0; i < count; i++) {
      text.appendCodePoint(random.nextInt(script[0], script[1] + 1));
    }
  }
}
