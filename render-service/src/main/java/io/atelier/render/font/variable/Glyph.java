package io.atelier.render.font.variable;

import java.nio.ByteBuffer;

/** An entry of the table {@code glyf}. */
sealed interface Glyph permits SimpleGlyph, CompositeGlyph, Glyph.EmptyGlyph {
  /** At least as many bytes as {@link #write} takes. */
  int capacity();

  /** Its points as the font has them, to be moved in place. */
  GlyphPoints points();

  /**
   * Writes it without instructions.
   *
   * @param box left, bottom, right and top of what it draws
   */
  void write(ByteBuffer to, int[] box);

  static Glyph read(ByteBuffer glyf) {
    if (!glyf.hasRemaining()) {
      return new EmptyGlyph(new GlyphPoints(0, new int[0]));
    }
    int contours = glyf.getShort();
    int left = glyf.getShort();
    glyf.position(glyf.position() + 6);
    return contours >= 0 ? SimpleGlyph.read(glyf, contours, left) : CompositeGlyph.read(glyf, left);
  }

  /** Where its leftmost point was before it moved. */
  int left();

  /** A space. */
  record EmptyGlyph(GlyphPoints points) implements Glyph {
    @Override
    public int capacity() {
      return 0;
    }

    @Override
    public int left() {
      return 0;
    }

    @Override
    public void write(ByteBuffer to, int[] box) {}
  }
}
