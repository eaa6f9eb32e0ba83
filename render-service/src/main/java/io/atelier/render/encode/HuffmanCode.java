package io.atelier.render.encode;

import java.util.Arrays;

/** A canonical Huffman code whose words have at most 15 bits (RFC 1951, 3.2.2). */
final class HuffmanCode {
  private static final int LONGEST = 15;
  private static final int SYMBOL_BITS = 10;

  final int[] counts;
  final byte[] lengths;

  /** Words with their first bit lowest, as deflate sends them. */
  final int[] codes;

  private final long[] sorted;
  private final int[] weights;
  private final int[] parents;
  private final int[] depths;

  HuffmanCode(int symbols) {
    counts = new int[symbols];
    lengths = new byte[symbols];
    codes = new int[symbols];
    sorted = new long[symbols];
    weights = new int[2 * symbols];
    parents = new int[2 * symbols];
    depths = new int[2 * symbols];
  }

  /** Makes lengths and words of the counts. */
  void build() {
    Arrays.fill(lengths, (byte) 0);
    int used = sort();
    if (used < 2) { // decoders want at least one word, which has one bit
      lengths[used == 0 ? 0 : symbol(0)] = 1;
      codes[used == 0 ? 0 : symbol(0)] = 0;
      return;
    }
    int[] ofLength = limit(lengths(used));
    assignLengths(ofLength);
    assignCodes(ofLength);
  }

  private int sort() {
    int used = 0;
    for (int symbol = 0; symbol < counts.length; symbol++) {
      if (counts[symbol] > 0) {
        sorted[used++] = (long) counts[symbol] << SYMBOL_BITS | symbol;
      }
    }
    Arrays.sort(sorted, 0, used);
    return used;
  }

  private int symbol(int rank) {
    return (int) sorted[rank] & (1 << SYMBOL_BITS) - 1;
  }

  /** Merges the two lightest trees until one is left; returns how many words have each length. */
  private int[] lengths(int used) {
    for (int i = 0; i < used; i++) {
      weights[i] = (int) (sorted[i] >> SYMBOL_BITS);
    }
    int leaf = 0;
    int tree = used;
    for (int next = used; next < 2 * used - 1; next++) {
      int first = leaf < used && (tree >= next || weights[leaf] <= weights[tree]) ? leaf++ : tree++;
      int second =
          leaf < used && (tree >= next || weights[leaf] <= weights[tree]) ? leaf++ : tree++;
      weights[next] = weights[first] + weights[second];
      parents[first] = next;
      parents[second] = next;
    }
    int[] ofLength = new int[LONGEST + 1];
    depths[2 * used - 2] = 0;
    for (int i = 2 * used - 3; i >= 0; i--) {
      depths[i] = depths[parents[i]] + 1;
      if (i < used) {
        ofLength[Math.min(depths[i], LONGEST)]++;
      }
    }
    return ofLength;
  }

  /** Lengthens shorter words until those cut at {@link #LONGEST} have room (Kraft's inequality). */
  private static int[] limit(int[] ofLength) {
    long taken = 0;
    for (int length = 1; length <= LONGEST; length++) {
      taken += (long) ofLength[length] << (LONGEST - length);
    }
    for (; taken > 1L << LONGEST; taken--) {
      ofLength[LONGEST]--;
      int length = LONGEST - 1;
      while (ofLength[length] == 0) {
        length--;
      }
      ofLength[length]--;
      ofLength[length + 1] += 2;
    }
    return ofLength;
  }

  /** The rarest symbols take the longest words. */
  private void assignLengths(int[] ofLength) {
    int rank = 0;
    for (int length = LONGEST; length > 0; length--) {
      for (int i = 0; i < ofLength[length]; i++) {
        lengths[symbol(rank++)] = (byte) length;
      }
    }
  }

  private void assignCodes(int[] ofLength) {
    int[] next = new int[LONGEST + 1];
    for (int length = 1, code = 0; length <= LONGEST; length++) {
      code = (code + ofLength[length - 1]) << 1;
      next[length] = code;
    }
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      int length = lengths[symbol];
      if (length > 0) {
        codes[symbol] = Integer.reverse(next[length]++) >>> (Integer.SIZE - length);
      }
    }
  }
}
