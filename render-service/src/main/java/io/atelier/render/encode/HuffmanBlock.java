package io.atelier.render.encode;

import java.util.Arrays;

/** A block of deflate with its own Huffman codes (RFC 1951, 3.2.7): counts symbols, then writes. */
final class HuffmanBlock {
  private static final int END_OF_BLOCK = 256;
  private static final int LITERALS = 286;
  private static final int DISTANCES = 30;

  /** Lengths of codes are at most 15: each is written in four bits, without runs. */
  private static final int[] LENGTH_ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private static final int[] LENGTH_BASE = new int[29];
  private static final int[] LENGTH_EXTRA = new int[29];
  private static final byte[] LENGTH_SYMBOL = new byte[259];
  private static final int[] DISTANCE_BASE = new int[DISTANCES];
  private static final int[] DISTANCE_EXTRA = new int[DISTANCES];

  /** Of distances up to 256, then of those above by their upper bits. */
  private static final byte[] DISTANCE_SYMBOL = new byte[512];

  static {
    int length = 3;
    for (int symbol = 0; symbol < 28; symbol++) {
      LENGTH_BASE[symbol] = length;
      LENGTH_EXTRA[symbol] = symbol < 8 ? 0 : symbol / 4 - 1;
      for (int i = 0; i < 1 << LENGTH_EXTRA[symbol] && length < 258; i++) {
        LENGTH_SYMBOL[length++] = (byte) symbol;
      }
    }
    LENGTH_BASE[28] = 258;
    LENGTH_SYMBOL[258] = 28;
    int distance = 0;
    for (int symbol = 0; symbol < DISTANCES; symbol++) {
      DISTANCE_BASE[symbol] = distance + 1;
      DISTANCE_EXTRA[symbol] = symbol < 4 ? 0 : symbol / 2 - 1;
      for (int i = 0; i < 1 << DISTANCE_EXTRA[symbol]; i++, distance++) {
        DISTANCE_SYMBOL[distance < 256 ? distance : 256 + (distance >> 7)] = (byte) symbol;
      }
    }
  }

  private final HuffmanCode literals = new HuffmanCode(LITERALS);
  private final HuffmanCode distances = new HuffmanCode(DISTANCES);

  /** Counts a byte; returns its token. */
  int literal(int value) {
    literals.counts[value]++;
    return value;
  }

  /**
   * Counts a repetition; returns its token.
   *
   * @param length 3 to 258
   * @param distance 1 to 32768
   */
  int match(int length, int distance) {
    literals.counts[END_OF_BLOCK + 1 + LENGTH_SYMBOL[length]]++;
    distances.counts[distanceSymbol(distance)]++;
    return Integer.MIN_VALUE | length << 16 | distance - 1;
  }

  /** Writes what was counted since the last block. */
  void write(int[] tokens, int count, BitWriter bits) {
    literals.counts[END_OF_BLOCK] = 1;
    literals.build();
    distances.build();
    writeCodes(bits);
    for (int i = 0; i < count; i++) {
      int token = tokens[i];
      if (token >= 0) {
        bits.put(literals.codes[token], literals.lengths[token]);
      } else {
        writeMatch((token >> 16) & 0x7FFF, (token & 0xFFFF) + 1, bits);
      }
    }
    bits.put(literals.codes[END_OF_BLOCK], literals.lengths[END_OF_BLOCK]);
    Arrays.fill(literals.counts, 0);
    Arrays.fill(distances.counts, 0);
  }

  private void writeMatch(int length, int distance, BitWriter bits) {
    int symbol = LENGTH_SYMBOL[length];
    int code = END_OF_BLOCK + 1 + symbol;
    int codeLength = literals.lengths[code];
    bits.put(
        literals.codes[code] | (length - LENGTH_BASE[symbol]) << codeLength,
        codeLength + LENGTH_EXTRA[symbol]);
    int far = distanceSymbol(distance);
    int farLength = distances.lengths[far];
    bits.put(
        distances.codes[far] | (distance - DISTANCE_BASE[far]) << farLength,
        farLength + DISTANCE_EXTRA[far]);
  }

  private void writeCodes(BitWriter bits) {
    bits.put(0b100, 3); // not the last, dynamic
    bits.put(LITERALS - 257, 5);
    bits.put(DISTANCES - 1, 5);
    bits.put(LENGTH_ORDER.length - 4, 4);
    for (int length : LENGTH_ORDER) {
      bits.put(length < 16 ? 4 : 0, 3);
    }
    writeLengths(literals.lengths, bits);
    writeLengths(distances.lengths, bits);
  }

  private static void writeLengths(byte[] lengths, BitWriter bits) {
    for (byte length : lengths) {
      bits.put(Integer.reverse(length) >>> 28, 4);
    }
  }

  private static int distanceSymbol(int distance) {
    int d = distance - 1;
    return DISTANCE_SYMBOL[d < 256 ? d : 256 + (d >> 7)];
  }
}
