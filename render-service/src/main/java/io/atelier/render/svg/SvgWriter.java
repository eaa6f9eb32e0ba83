package io.atelier.render.svg;

import io.atelier.render.layout.LaidOutScene;
import io.atelier.render.raster.ColorGlyphs;

/** Writes laid out scenes as SVG. Safe for many threads. */
public final class SvgWriter {
  private final ColorGlyphs emoji = new ColorGlyphs();

  /** The document in UTF-8; the same scene gives the same bytes. */
  public byte[] write(LaidOutScene laidOut) {
    return new SvgDocument(laidOut, emoji).written().utf8();
  }
}
