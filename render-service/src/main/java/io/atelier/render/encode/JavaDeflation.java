package io.atelier.render.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Deflate for pictures in plain Java: two candidates a position (the row above and the last place
 * with the same four bytes), whole pixels only, one dynamic Huffman code a block.
 */
final class JavaDeflation implements Deflation {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int HASH_BITS = 13;
  private static final int LONGEST_MATCH = 258;
  private static final int WINDOW = 32 * 1024;

  /** A match found that long is taken without trying the other candidate. */
  private static final int GOOD_MATCH = 32;

  private static final int BLOCK_TOKENS = 1 << 15;

  /** Position of the last four bytes of each hash, in a count that runs on from call to call. */
  private final int[] last = new int[1 << HASH_BITS];

  private final int[] tokens = new int[BLOCK_TOKENS];
  private final HuffmanBlock block = new HuffmanBlock();
  private int counted = WINDOW;

  @Override
  public int deflate(byte[] rows, int count, int rowBytes, int pixelBytes, byte[] out, int at) {
    int length = count * rowBytes;
    if (counted > Integer.MAX_VALUE - 2 * WINDOW - length) {
      Arrays.fill(last, 0);
      counted = WINDOW;
    }
    var bits = new BitWriter(out, at);
    int tokenCount = 0;
    for (int row = 0; row < length; row += rowBytes) {
      tokenCount = flushIfFull(tokenCount, 1, bits);
      tokens[tokenCount++] = block.literal(rows[row] & 0xFF); // the filter's number
      int position = row + 1;
      int end = row + rowBytes;
      while (position < end) {
        tokenCount = flushIfFull(tokenCount, pixelBytes, bits);
        long match = match(rows, position, end, rowBytes, pixelBytes);
        int matched = (int) (match >>> 32);
        if (matched > 0) {
          tokens[tokenCount++] = block.match(matched, (int) match);
          position += matched;
        } else {
          int next = Math.min(end, position + pixelBytes);
          while (position < next) {
            tokens[tokenCount++] = block.literal(rows[position++] & 0xFF);
          }
        }
      }
    }
    block.write(tokens, tokenCount, bits);
    counted += length + WINDOW; // out of reach of the next call's positions
    return bits.align();
  }

  private int flushIfFull(int tokenCount, int wanted, BitWriter bits) {
    if (tokenCount + wanted <= BLOCK_TOKENS) {
      return tokenCount;
    }
    block.write(tokens, tokenCount, bits);
    return 0;
  }

  /** Length in the upper, distance in the lower half; 0 for none. */
  private long match(byte[] rows, int position, int end, int rowBytes, int pixelBytes) {
    int room = Math.min(LONGEST_MATCH, end - position);
    int four = (int) INT.get(rows, position);
    int hash = (four * 0x9E3779B1) >>> (Integer.SIZE - HASH_BITS);
    int candidate = last[hash] - counted;
    last[hash] = position + counted;
    int least = Math.max(4, 2 * pixelBytes);
    if (room < least) {
      return 0;
    }
    int best = 0;
    int distance = 0;
    if (position >= rowBytes && rowBytes <= WINDOW) {
      best = common(rows, position, position - rowBytes, room);
      distance = rowBytes;
    }
    if (best < GOOD_MATCH && candidate >= 0 && position - candidate <= WINDOW) {
      int other = common(rows, position, candidate, room);
      if (other > best) {
        best = other;
        distance = position - candidate;
      }
    }
    best -= best % pixelBytes;
    return best < least ? 0 : (long) best << 32 | distance;
  }

  private static int common(byte[] rows, int a, int b, int room) {
    int same = 0;
    while (same < room) {
      long differing = (long) LONG.get(rows, a + same) ^ (long) LONG.get(rows, b + same);
      if (differing != 0) {
        return Math.min(room, same + (Long.numberOfTrailingZeros(differing) >> 3));
      }
      same += Long.BYTES;
    }
    return room;
  }
}
