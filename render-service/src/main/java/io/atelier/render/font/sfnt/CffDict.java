package io.atelier.render.font.sfnt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Operators and their operands in a {@code CFF} table. Real numbers are skipped, as zeros. */
final class CffDict {
  static final int CHAR_STRINGS = 17;
  static final int PRIVATE = 18;
  static final int SUBRS = 19;
  static final int CHAR_STRING_TYPE = 0x0C06;
  static final int ROS = 0x0C1E;
  static final int FD_ARRAY = 0x0C24;
  static final int FD_SELECT = 0x0C25;

  private static final int ESCAPE = 12;
  private static final int LAST_OPERATOR = 21;
  private static final int MOST_OPERANDS = 48;

  private final Map<Integer, List<Integer>> entries = new HashMap<>();

  private CffDict() {}

  static CffDict of(Bytes bytes) {
    CffDict dict = new CffDict();
    List<Integer> operands = new ArrayList<>();
    for (int at = 0; at < bytes.length(); ) {
      int first = bytes.u8(at);
      if (first <= LAST_OPERATOR) {
        int operator = first == ESCAPE ? first << 8 | bytes.u8(at + 1) : first;
        dict.entries.put(operator, List.copyOf(operands));
        operands.clear();
        at += first == ESCAPE ? 2 : 1;
      } else {
        at = operand(bytes, at, first, operands);
      }
    }
    return dict;
  }

  private static int operand(Bytes bytes, int at, int first, List<Integer> operands) {
    if (operands.size() == MOST_OPERANDS) {
      throw damaged();
    }
    if (first == 28) {
      operands.add(bytes.s16(at + 1));
      return at + 3;
    } else if (first == 29) {
      operands.add((int) bytes.u32(at + 1));
      return at + 5;
    } else if (first == 30) {
      operands.add(0);
      return realEnd(bytes, at + 1);
    } else if (first >= 32 && first <= 246) {
      operands.add(first - 139);
      return at + 1;
    } else if (first >= 247 && first <= 250) {
      operands.add((first - 247) * 256 + bytes.u8(at + 1) + 108);
      return at + 2;
    } else if (first >= 251 && first <= 254) {
      operands.add(-(first - 251) * 256 - bytes.u8(at + 1) - 108);
      return at + 2;
    }
    throw damaged();
  }

  private static int realEnd(Bytes bytes, int start) {
    int at = start;
    while ((bytes.u8(at) & 0xF) != 0xF && bytes.u8(at) >> 4 != 0xF) {
      at++;
    }
    return at + 1;
  }

  boolean has(int operator) {
    return entries.containsKey(operator);
  }

  int number(int operator, int otherwise) {
    return has(operator) ? operand(operator, 0) : otherwise;
  }

  /** A place in the table; there must be one. */
  int offset(int operator) {
    return operand(operator, 0);
  }

  /** Not negative. */
  int operand(int operator, int i) {
    List<Integer> operands = entries.getOrDefault(operator, List.of());
    if (i >= operands.size() || operands.get(i) < 0) {
      throw damaged();
    }
    return operands.get(i);
  }

  private static UnusableFont damaged() {
    return UnusableFont.broken("The font's table 'CFF' is damaged.");
  }
}
