package io.atelier.render.raster;

import io.atelier.render.layout.LaidOutScene;
import io.atelier.render.layout.TextLayout;
import io.atelier.render.layout.TextLayout.GlyphRun;
import io.atelier.render.scene.Layer;
import io.atelier.render.scene.Layer.TextLayer;
import io.atelier.render.scene.OutputFormat;
import io.atelier.render.scene.Paint;
import io.atelier.render.scene.TextStyle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The short way for most texts: opaque colours on one ground, as numbers in a palette of each
 * colour's sixteen {@link Levels}. A number is its colour's place times 15 plus the level, 0 the
 * ground.
 */
final class PaletteText {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** What 256 numbers have room for. */
  private static final int MOST_COLORS = 17;

  private final GlyphMasks masks;
  private final LaidOutScene laidOut;
  private final int[] colors;
  private final byte[] indices;

  private PaletteText(GlyphMasks masks, LaidOutScene laidOut, int[] colors, byte[] indices) {
    this.masks = masks;
    this.laidOut = laidOut;
    this.colors = colors;
    this.indices = indices;
  }

  /** Null if the scene needs the long way. */
  static @Nullable IndexedRaster paint(
      LaidOutScene laidOut, GlyphMasks masks, ArrayPool<byte[]> pool) {
    int[] colors = colors(laidOut);
    if (colors == null || !(laidOut.scene().background() instanceof Paint.Solid ground)) {
      return null;
    }
    int pixels = laidOut.width() * laidOut.height();
    byte[] indices = pool.take(pixels + Long.BYTES);
    Arrays.fill(indices, 0, pixels, (byte) 0);
    if (!new PaletteText(masks, laidOut, colors, indices).paint()) {
      pool.giveBack(indices);
      return null;
    }
    int[] palette = palette(ground.argb(), colors);
    return new IndexedRaster(pool, laidOut.width(), laidOut.height(), indices, palette);
  }

  /** The texts' colours; null if there are other layers, effects, or too many. */
  private static int @Nullable [] colors(LaidOutScene laidOut) {
    var output = laidOut.scene().output();
    if (output.format() != OutputFormat.PNG || output.interlaced()) {
      return null;
    }
    for (Layer layer : laidOut.scene().layers()) {
      if (!(layer instanceof TextLayer)
          || layer.opacity() != 1
          || layer.operator() != Layer.Operator.OVER) {
        return null;
      }
    }
    int[] colors = new int[MOST_COLORS];
    int count = 0;
    for (TextLayout text : laidOut.texts()) {
      for (GlyphRun run : text.runs()) {
        int color = color(run);
        if (color == 0) {
          return null;
        }
        if (place(colors, count, color) < 0) {
          if (count == MOST_COLORS) {
            return null;
          }
          colors[count++] = color;
        }
      }
    }
    return Arrays.copyOf(colors, count);
  }

  /** 0 for what is not plain. */
  private static int color(GlyphRun run) {
    TextStyle style = run.style();
    boolean plain =
        style.stroke() == null
            && style.shadow() == null
            && !run.face().color()
            && run.size() <= GlyphMasks.LARGEST;
    return plain && style.color() instanceof Paint.Solid(int argb) && argb >>> 24 == 0xFF
        ? argb
        : 0;
  }

  private static int place(int[] colors, int count, int color) {
    for (int i = 0; i < count; i++) {
      if (colors[i] == color) {
        return i;
      }
    }
    return -1;
  }

  private static int[] palette(int ground, int[] colors) {
    int[] palette = new int[1 + colors.length * Levels.MOST];
    palette[0] = ground;
    int below = Blend.premultiplied(ground);
    for (int i = 0; i < colors.length; i++) {
      for (int level = 1; level <= Levels.MOST; level++) {
        int mixed = Blend.mix(colors[i], below, Levels.coverage(level));
        palette[i * Levels.MOST + level] = Blend.unpremultiplied(mixed);
      }
    }
    return palette;
  }

  /** Whether it could: glyphs of two colours must not meet. */
  private boolean paint() {
    int text = 0;
    for (Layer layer : laidOut.scene().layers()) {
      Area clip = TextPainter.clip((TextLayer) layer, laidOut);
      for (GlyphRun run : laidOut.texts().get(text++).runs()) {
        if (!paint(run, clip)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean paint(GlyphRun run, Area clip) {
    Subpixel subpixel = Subpixel.of(laidOut.scene().scale(), run.size());
    int base = place(colors, colors.length, color(run)) * Levels.MOST;
    GlyphMasks.Strike strike = masks.strike(run.face(), run.size(), 0, true);
    for (int i = 0; i < run.glyphs().length; i++) {
      int quarters = subpixel.quarters(run.x()[i]);
      Mask mask = strike.get(run.glyphs()[i], quarters);
      if (!mask.isEmpty()
          && !paint(
              mask, (quarters >> 2) + mask.x(), Math.round(run.y()[i]) + mask.y(), base, clip)) {
        return false;
      }
    }
    return true;
  }

  private boolean paint(Mask mask, int x, int y, int base, Area clip) {
    int top = Math.max(y, clip.top());
    int bottom = Math.min(y + mask.height(), clip.bottom());
    boolean whole = x >= clip.left() && x + mask.width() <= clip.right();
    boolean fine = true;
    for (int row = top; row < bottom && fine; row++) {
      int from = (row - y) * mask.stride();
      int to = row * laidOut.width() + x;
      if (whole && base == 0) {
        fine = eightAtOnce(mask, from, to);
      } else {
        int left = Math.max(0, clip.left() - x);
        int right = Math.min(mask.width(), clip.right() - x);
        fine = oneByOne(mask, from + left, to + left, right - left, base);
      }
    }
    return fine;
  }

  private boolean eightAtOnce(Mask mask, int from, int to) {
    boolean fine = true;
    for (int x = 0; x < mask.stride(); x += Long.BYTES) {
      long above = (long) LONG.get(mask.coverage(), from + x);
      if (above != 0) {
        long below = (long) LONG.get(indices, to + x);
        if (below == 0) {
          LONG.set(indices, to + x, above);
        } else {
          fine &= oneByOne(mask, from + x, to + x, Math.min(Long.BYTES, mask.width() - x), 0);
        }
      }
    }
    return fine;
  }

  private boolean oneByOne(Mask mask, int from, int to, int count, int base) {
    for (int i = 0; i < count; i++) {
      int above = mask.coverage()[from + i];
      if (above != 0) {
        int below = indices[to + i] & 0xFF;
        if (below == 0) {
          indices[to + i] = (byte) (base + above);
        } else {
          int level = below - base;
          if (level < 1 || level > Levels.MOST) {
            return false;
          }
          indices[to + i] = (byte) (base + Levels.over(above, level));
        }
      }
    }
    return true;
  }
}
