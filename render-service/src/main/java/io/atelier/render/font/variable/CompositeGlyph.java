package io.atelier.render.font.variable;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A glyph made of others.
 *
 * @param points one for each component: its offset
 */
record CompositeGlyph(GlyphPoints points, List<Component> components, int left) implements Glyph {
  private static final int WORDS = 1;
  private static final int OFFSETS = 2;
  private static final int SCALE = 8;
  private static final int MORE = 0x20;
  private static final int TWO_SCALES = 0x40;
  private static final int MATRIX = 0x80;
  private static final int INSTRUCTIONS = 0x100;
  private static final int MOST = 1_024;
  private static final double UNITS = 1 << 14;

  /**
   * @param flags without the one for instructions, with the one for words
   * @param matrix xx, xy, yx and yy in 1/16384; as the font has it
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Component(int flags, int glyph, short[] matrix) {
    /** Whether its arguments are an offset, not points to be matched. */
    boolean isOffset() {
      return (flags & OFFSETS) != 0;
    }

    double transformedX(double x, double y) {
      return switch (matrix.length) {
        case 0 -> x;
        case 4 -> (matrix[0] * x + matrix[2] * y) / UNITS;
        default -> matrix[0] * x / UNITS;
      };
    }

    double transformedY(double x, double y) {
      return switch (matrix.length) {
        case 0 -> y;
        case 4 -> (matrix[1] * x + matrix[3] * y) / UNITS;
        default -> matrix[matrix.length - 1] * y / UNITS;
      };
    }
  }

  static CompositeGlyph read(ByteBuffer glyf, int left) {
    List<Component> components = new ArrayList<>();
    List<int[]> arguments = new ArrayList<>();
    int flags = MORE;
    while ((flags & MORE) != 0 && components.size() < MOST) {
      flags = Short.toUnsignedInt(glyf.getShort());
      int glyph = Short.toUnsignedInt(glyf.getShort());
      boolean words = (flags & WORDS) != 0;
      arguments.add(
          words
              ? new int[] {glyf.getShort(), glyf.getShort()}
              : new int[] {glyf.get(), glyf.get()});
      short[] matrix = new short[numbers(flags)];
      for (int i = 0; i < matrix.length; i++) {
        matrix[i] = glyf.getShort();
      }
      components.add(new Component(flags & ~INSTRUCTIONS | WORDS, glyph, matrix));
    }
    var points = new GlyphPoints(components.size(), new int[0]);
    for (int i = 0; i < components.size(); i++) {
      points.x[i] = arguments.get(i)[0];
      points.y[i] = arguments.get(i)[1];
    }
    return new CompositeGlyph(points, List.copyOf(components), left);
  }

  private static int numbers(int flags) {
    if ((flags & SCALE) != 0) {
      return 1;
    }
    if ((flags & TWO_SCALES) != 0) {
      return 2;
    }
    return (flags & MATRIX) != 0 ? 4 : 0;
  }

  @Override
  public int capacity() {
    return 16 + 16 * components.size();
  }

  @Override
  public void write(ByteBuffer to, int[] box) {
    to.putShort((short) -1);
    for (int edge : box) {
      to.putShort((short) edge);
    }
    for (int i = 0; i < components.size(); i++) {
      Component component = components.get(i);
      to.putShort((short) component.flags()).putShort((short) component.glyph());
      to.putShort((short) Math.round(points.x[i])).putShort((short) Math.round(points.y[i]));
      for (short number : component.matrix()) {
        to.putShort(number);
      }
    }
  }
}
