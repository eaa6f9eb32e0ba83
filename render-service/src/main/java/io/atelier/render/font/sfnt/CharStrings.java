package io.atelier.render.font.sfnt;

/**
 * Walks outlines in the Type 2 charstring format (Adobe Technical Note 5177) as an interpreter
 * would, without drawing: subroutines that call subroutines many times over are found out by the
 * number of steps. Only what decides the way through is computed: numbers, hints, calls.
 */
final class CharStrings {
  private static final int DEEPEST = 10;
  private static final int MOST_STEPS = 100_000;

  /** Over all glyphs of a font: a large Han font takes five million. */
  private static final long MOST_STEPS_IN_ALL = 60_000_000;

  private static final int STACK = 513;

  private final CffIndex globals;
  private CffIndex locals = CffIndex.NONE;
  private final int[] stack = new int[STACK];
  private int height;
  private int hints;
  private int steps;
  private long stepsInAll;

  CharStrings(CffIndex globals) {
    this.globals = globals;
  }

  void check(Bytes outline, CffIndex itsLocals) {
    locals = itsLocals;
    height = 0;
    hints = 0;
    steps = 0;
    run(outline, 0);
    stepsInAll += steps;
    if (stepsInAll > MOST_STEPS_IN_ALL) {
      throw tooLong();
    }
  }

  /** Whether the glyph has ended. */
  private boolean run(Bytes code, int depth) {
    if (depth > DEEPEST) {
      throw UnusableFont.broken("A glyph's subroutines call each other too deep.");
    }
    int at = 0;
    while (at < code.length()) {
      if (++steps > MOST_STEPS) {
        throw tooLong();
      }
      int first = code.u8(at);
      if (first >= 32 || first == 28) {
        at = number(code, at, first);
        continue;
      }
      at++;
      switch (first) {
        case 1, 3, 18, 23 -> hint(); // hstem, vstem, hstemhm, vstemhm
        case 19, 20 -> { // hintmask, cntrmask
          hint();
          at += (hints + 7) / 8;
          code.require(at, 0);
        }
        case 10 -> { // callsubr
          if (run(subroutine(locals), depth + 1)) {
            return true;
          }
        }
        case 29 -> { // callgsubr
          if (run(subroutine(globals), depth + 1)) {
            return true;
          }
        }
        case 11 -> { // return
          return false;
        }
        case 14 -> { // endchar
          return true;
        }
        case 4, 5, 6, 7, 8, 21, 22, 24, 25, 26, 27, 30, 31 -> height = 0; // moves, lines, curves
        case 12 -> escape(code.u8(at++));
        default -> throw UnusableFont.broken("A glyph has an unknown step.");
      }
    }
    return false;
  }

  private void hint() {
    hints += height / 2;
    height = 0;
  }

  private Bytes subroutine(CffIndex routines) {
    if (height == 0) {
      throw UnusableFont.broken("A glyph calls a subroutine without naming it.");
    }
    int count = routines.count();
    int bias = count < 1240 ? 107 : count < 33_900 ? 1131 : 32_768;
    int number = stack[--height] + bias;
    if (number < 0 || number >= count) {
      throw UnusableFont.broken("A glyph calls a subroutine that does not exist.");
    }
    return routines.get(number);
  }

  /**
   * Flexes draw and clear the stack. Arithmetic is refused: no font made in this century uses it,
   * and with it nothing could be said about calls.
   */
  private void escape(int second) {
    switch (second) {
      case 34, 35, 36, 37 -> height = 0;
      case 0 -> {} // dotsection, long without meaning
      default -> throw UnusableFont.broken("A glyph computes while it is drawn.");
    }
  }

  private int number(Bytes code, int at, int first) {
    if (first == 28) {
      push(code.s16(at + 1));
      return at + 3;
    } else if (first <= 246) {
      push(first - 139);
      return at + 1;
    } else if (first <= 250) {
      push((first - 247) * 256 + code.u8(at + 1) + 108);
      return at + 2;
    } else if (first <= 254) {
      push(-(first - 251) * 256 - code.u8(at + 1) - 108);
      return at + 2;
    }
    push((int) (code.u32(at + 1) >> 16)); // 16.16: the whole part
    return at + 5;
  }

  private void push(int number) {
    if (height == STACK) {
      throw UnusableFont.broken("A glyph has too many numbers in a row.");
    }
    stack[height++] = number;
  }

  private static UnusableFont tooLong() {
    return UnusableFont.broken("The font's outlines take too many steps to draw.");
  }
}
