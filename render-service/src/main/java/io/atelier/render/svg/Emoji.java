package io.atelier.render.svg;

import io.atelier.render.layout.TextLayout.GlyphRun;
import io.atelier.render.raster.Area;
import io.atelier.render.raster.ColorGlyph;
import io.atelier.render.raster.ColorGlyphs;
import io.atelier.render.scene.Layer.Fit;
import io.atelier.render.scene.Paint;
import io.atelier.render.scene.Picture;
import java.util.List;

/** Writes glyphs with colours of their own as pictures, each once. */
final class Emoji {
  /** The size at which the bundled font has its pictures. */
  private static final float SIZE = 109;

  private final Definitions definitions;
  private final ColorGlyphs glyphs;

  Emoji(Definitions definitions, ColorGlyphs glyphs) {
    this.definitions = definitions;
    this.glyphs = glyphs;
  }

  Markup write(GlyphRun run) {
    Markup markup = new Markup();
    for (int i = 0; i < run.glyphs().length; i++) {
      ColorGlyph glyph = glyphs.get(run.face(), run.glyphs()[i], SIZE);
      if (glyph.argb().length > 0) {
        String id =
            definitions.id(
                List.of("emoji", run.face().id(), run.glyphs()[i]), name -> define(name, glyph));
        markup
            .raw("<use")
            .attribute("href", "#" + id)
            .attribute(
                "transform",
                "translate(%s %s) scale(%s)"
                    .formatted(
                        Markup.number(run.x()[i]),
                        Markup.number(run.y()[i]),
                        Markup.number(run.size() / SIZE)))
            .raw("/>");
      }
    }
    return run.style().color() instanceof Paint.Solid(int argb) && argb >>> 24 < 0xFF
        ? new Markup()
            .raw("<g")
            .attribute("opacity", (argb >>> 24) / 255.0)
            .raw(">")
            .append(markup)
            .raw("</g>")
        : markup;
  }

  private static Markup define(String id, ColorGlyph glyph) {
    Area area = glyph.area();
    var picture = new Picture(id, area.width(), area.height(), glyph.argb());
    var frame = new Frame(area.left(), area.top(), area.width(), area.height());
    return Images.element(picture, Fit.FILL, frame, id);
  }
}
