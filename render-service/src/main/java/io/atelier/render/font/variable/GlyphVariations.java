package io.atelier.render.font.variable;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The table {@code gvar}: how the points of each glyph move (OpenType 1.9). */
final class GlyphVariations {
  private static final int SHARED_POINTS = 0x8000;
  private static final int COUNT = 0x0FFF;
  private static final int OWN_PEAK = 0x8000;
  private static final int INTERMEDIATE = 0x4000;
  private static final int OWN_POINTS = 0x2000;
  private static final double UNITS = 1 << 14;
  private static final int[] ALL = new int[0];

  /** A family of all weights and widths moves some million points; this bounds a hostile font. */
  private static final long MOST_MOVES = 200_000_000;

  private final ByteBuffer table;
  private final double[] coordinates;
  private final int glyphs;
  private final boolean longOffsets;
  private final int sharedTuples;
  private final int data;
  private long moves;

  GlyphVariations(ByteBuffer table, double[] coordinates) {
    if (Short.toUnsignedInt(table.getShort(4)) != coordinates.length) {
      throw new IllegalArgumentException("gvar and fvar have different axes");
    }
    this.table = table;
    this.coordinates = coordinates;
    this.sharedTuples = table.getInt(8);
    this.glyphs = Short.toUnsignedInt(table.getShort(12));
    this.longOffsets = (table.getShort(14) & 1) != 0;
    this.data = table.getInt(16);
  }

  /** Moves a glyph's points to where they are at the coordinates. */
  void apply(int glyph, GlyphPoints points) {
    if (glyph >= glyphs || offset(glyph) == offset(glyph + 1)) {
      return;
    }
    ByteBuffer header = table.duplicate().position(data + offset(glyph));
    int start = header.position();
    int count = Short.toUnsignedInt(header.getShort());
    ByteBuffer serialized =
        table.duplicate().position(start + Short.toUnsignedInt(header.getShort()));
    int[] shared = (count & SHARED_POINTS) != 0 ? pointNumbers(serialized) : ALL;
    double[] dx = new double[points.size()];
    double[] dy = new double[points.size()];
    for (int i = 0; i < (count & COUNT); i++) {
      int size = Short.toUnsignedInt(header.getShort());
      int index = Short.toUnsignedInt(header.getShort());
      double weight = weight(header, index);
      int end = serialized.position() + size;
      if (weight != 0) {
        moves += points.size();
        if (moves > MOST_MOVES) {
          throw new IllegalArgumentException("the font's variations are too many");
        }
        int[] numbers = (index & OWN_POINTS) != 0 ? pointNumbers(serialized) : shared;
        addMoves(serialized, numbers, weight, points, dx, dy);
      }
      serialized.position(end);
    }
    points.move(dx, dy);
  }

  private static void addMoves(
      ByteBuffer serialized,
      int[] numbers,
      double weight,
      GlyphPoints points,
      double[] dx,
      double[] dy) {
    boolean all = numbers == ALL;
    int moved = all ? points.size() : numbers.length;
    double[] x = new double[points.size()];
    double[] y = new double[points.size()];
    boolean[] touched = new boolean[points.size()];
    readDeltas(serialized, numbers, all, moved, x);
    readDeltas(serialized, numbers, all, moved, y);
    if (!all) {
      for (int number : numbers) {
        if (number < touched.length) {
          touched[number] = true;
        }
      }
      points.inferUntouched(touched, x, y);
    }
    for (int i = 0; i < x.length; i++) {
      dx[i] += weight * x[i];
      dy[i] += weight * y[i];
    }
  }

  private static void readDeltas(
      ByteBuffer from, int[] numbers, boolean all, int count, double[] deltas) {
    int read = 0;
    while (read < count) {
      int control = Byte.toUnsignedInt(from.get());
      int run = (control & 0x3F) + 1;
      for (int i = 0; i < run && read < count; i++, read++) {
        int delta =
            switch (control >> 6) {
              case 0 -> from.get();
              case 1 -> from.getShort();
              case 2 -> 0;
              default -> from.getInt();
            };
        int point = all ? read : numbers[read];
        if (point < deltas.length) {
          deltas[point] += delta;
        }
      }
    }
  }

  private static int[] pointNumbers(ByteBuffer from) {
    int count = Byte.toUnsignedInt(from.get());
    if (count == 0) {
      return ALL;
    }
    if (count >= 0x80) {
      count = (count & 0x7F) << 8 | Byte.toUnsignedInt(from.get());
    }
    int[] numbers = new int[count];
    int number = 0;
    int read = 0;
    while (read < count) {
      int control = Byte.toUnsignedInt(from.get());
      for (int i = 0; i <= (control & 0x7F) && read < count; i++) {
        number +=
            control >= 0x80 ? Short.toUnsignedInt(from.getShort()) : Byte.toUnsignedInt(from.get());
        numbers[read++] = number;
      }
    }
    return numbers;
  }

  /** How much of a tuple's moves applies at the coordinates, 0 to 1. */
  private double weight(ByteBuffer header, int index) {
    int axes = coordinates.length;
    double[] peak = new double[axes];
    if ((index & OWN_PEAK) != 0) {
      readTuple(header, peak);
    } else {
      readTuple(table.duplicate().position(sharedTuples + 2 * axes * (index & COUNT)), peak);
    }
    double[] first = new double[axes];
    double[] last = new double[axes];
    if ((index & INTERMEDIATE) != 0) {
      readTuple(header, first);
      readTuple(header, last);
    } else {
      for (int i = 0; i < axes; i++) {
        first[i] = Math.min(0, peak[i]);
        last[i] = Math.max(0, peak[i]);
      }
    }
    double weight = 1;
    for (int i = 0; i < axes && weight != 0; i++) {
      weight *= weight(coordinates[i], first[i], peak[i], last[i]);
    }
    return weight;
  }

  private static double weight(double at, double first, double peak, double last) {
    boolean says = peak != 0 && first <= peak && peak <= last && (first >= 0 || last <= 0);
    if (!says || at == peak) {
      return 1;
    }
    if (at <= first || at >= last) {
      return 0;
    }
    return at < peak ? (at - first) / (peak - first) : (last - at) / (last - peak);
  }

  private static void readTuple(ByteBuffer from, double[] tuple) {
    Arrays.setAll(tuple, i -> from.getShort() / UNITS);
  }

  private int offset(int glyph) {
    return longOffsets
        ? table.getInt(20 + 4 * glyph)
        : 2 * Short.toUnsignedInt(table.getShort(20 + 2 * glyph));
  }
}
