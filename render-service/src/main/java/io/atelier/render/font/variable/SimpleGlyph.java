package io.atelier.render.font.variable;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A glyph with contours of its own.
 *
 * @param flags of every point: whether it is on the curve, whether contours overlap
 */
@SuppressWarnings("ArrayRecordComponent")
record SimpleGlyph(GlyphPoints points, byte[] flags, int left) implements Glyph {
  private static final int X_SHORT = 2;
  private static final int Y_SHORT = 4;
  private static final int REPEAT = 8;
  private static final int X_SAME_OR_POSITIVE = 16;
  private static final int Y_SAME_OR_POSITIVE = 32;
  private static final int KEPT = 1 | 64;

  static SimpleGlyph read(ByteBuffer glyf, int contours, int left) {
    int[] ends = new int[contours];
    int count = 0;
    for (int i = 0; i < contours; i++) {
      ends[i] = Short.toUnsignedInt(glyf.getShort());
      if (ends[i] + 1 < count) {
        throw new IllegalArgumentException("contours run backwards");
      }
      count = ends[i] + 1;
    }
    int instructions = Short.toUnsignedInt(glyf.getShort());
    glyf.position(glyf.position() + instructions);
    byte[] flags = new byte[count];
    for (int i = 0; i < count; i++) {
      flags[i] = glyf.get();
      if ((flags[i] & REPEAT) != 0) {
        int times = Math.min(Byte.toUnsignedInt(glyf.get()), count - 1 - i);
        Arrays.fill(flags, i + 1, i + 1 + times, flags[i]);
        i += times;
      }
    }
    var points = new GlyphPoints(count, ends);
    readCoordinates(glyf, flags, X_SHORT, X_SAME_OR_POSITIVE, points.x);
    readCoordinates(glyf, flags, Y_SHORT, Y_SAME_OR_POSITIVE, points.y);
    return new SimpleGlyph(points, flags, left);
  }

  private static void readCoordinates(
      ByteBuffer glyf, byte[] flags, int isShort, int sameOrPositive, double[] to) {
    int at = 0;
    for (int i = 0; i < flags.length; i++) {
      if ((flags[i] & isShort) != 0) {
        int step = Byte.toUnsignedInt(glyf.get());
        at += (flags[i] & sameOrPositive) != 0 ? step : -step;
      } else if ((flags[i] & sameOrPositive) == 0) {
        at += glyf.getShort();
      }
      to[i] = at;
    }
  }

  @Override
  public int capacity() {
    return 16 + 2 * points.ends().length + 5 * flags.length;
  }

  @Override
  public void write(ByteBuffer to, int[] box) {
    to.putShort((short) points.ends().length);
    for (int edge : box) {
      to.putShort((short) edge);
    }
    for (int end : points.ends()) {
      to.putShort((short) end);
    }
    to.putShort((short) 0);
    for (byte flag : flags) {
      to.put((byte) (flag & KEPT));
    }
    writeSteps(to, points.x);
    writeSteps(to, points.y);
  }

  private void writeSteps(ByteBuffer to, double[] coordinates) {
    int before = 0;
    for (int i = 0; i < flags.length; i++) {
      int at = (int) Math.round(coordinates[i]);
      to.putShort((short) (at - before));
      before = at;
    }
  }
}
