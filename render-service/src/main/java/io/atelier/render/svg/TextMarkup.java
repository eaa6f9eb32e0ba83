package io.atelier.render.svg;

import io.atelier.render.layout.TextLayout;
import io.atelier.render.layout.TextLayout.GlyphRun;
import io.atelier.render.scene.Paint;
import io.atelier.render.scene.Shadow;
import io.atelier.render.scene.Stroke;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Writes a text: all shadows, then all strokes, then all fills, as the painter does. */
final class TextMarkup {
  private final Definitions definitions;
  private final Paints paints;
  private final GlyphOutlines outlines;
  private final Emoji emoji;
  private final Frame page;
  private final double scale;

  TextMarkup(
      Definitions definitions,
      Paints paints,
      GlyphOutlines outlines,
      Emoji emoji,
      Frame page,
      double scale) {
    this.definitions = definitions;
    this.paints = paints;
    this.outlines = outlines;
    this.emoji = emoji;
    this.page = page;
    this.scale = scale;
  }

  /**
   * @param box what gradients refer to
   */
  Markup write(TextLayout text, Frame box) {
    Markup markup = new Markup();
    for (GlyphRun run : text.runs()) {
      Shadow shadow = run.style().shadow();
      if (shadow != null) {
        markup.append(shadow(run, shadow));
      }
    }
    for (GlyphRun run : text.runs()) {
      Stroke stroke = run.style().stroke();
      if (stroke != null && stroke.width() > 0 && !run.face().color()) {
        markup.append(glyphs(run, stroke(run, stroke)));
      }
    }
    for (GlyphRun run : text.runs()) {
      markup.append(fill(run, box));
    }
    return markup;
  }

  private Markup shadow(GlyphRun run, Shadow shadow) {
    double blur = shadow.blur() * scale;
    Markup group =
        new Markup()
            .raw("<g")
            .attribute("transform", translate(shadow.dx() * scale, shadow.dy() * scale));
    if (blur > 0) {
      group.attribute("filter", "url(#" + blurred(blur) + ")");
    }
    Markup paint = Paints.color("fill", shadow.argb());
    Stroke stroke = run.style().stroke();
    if (stroke != null && stroke.width() > 0) {
      paint.append(stroke(run, new Stroke(stroke.width(), shadow.argb())));
    }
    return group.raw(">").append(glyphs(run, paint)).raw("</g>");
  }

  private String blurred(double blur) {
    return definitions.id(
        List.of("blur", blur),
        id ->
            page.writeTo(new Markup().raw("<filter").attribute("id", id))
                .attribute("filterUnits", "userSpaceOnUse")
                .raw("><feGaussianBlur")
                .attribute("stdDeviation", blur)
                .raw("/></filter>"));
  }

  private Markup stroke(GlyphRun run, Stroke stroke) {
    return Paints.color("stroke", stroke.argb())
        .attribute("stroke-width", stroke.width() * scale * GlyphOutlines.UNITS / run.size())
        .attribute("stroke-linejoin", "round");
  }

  private Markup fill(GlyphRun run, Frame box) {
    if (run.face().color()) {
      return emoji.write(run);
    }
    return run.style().color() instanceof Paint.Solid(int argb)
        ? glyphs(run, Paints.color("fill", argb))
        : throughGlyphs(run, run.style().color(), box);
  }

  /**
   * A paint that is no single colour fills the box and is clipped to the glyphs: inside a glyph of
   * its own size it would begin anew.
   */
  private Markup throughGlyphs(GlyphRun run, Paint paint, Frame box) {
    Markup glyphs = glyphs(run, new Markup());
    String mask =
        definitions.id(
            glyphs.toString(),
            id ->
                page.writeTo(new Markup().raw("<mask").attribute("id", id))
                    .attribute("maskUnits", "userSpaceOnUse")
                    .attribute("mask-type", "alpha")
                    .raw(">")
                    .append(glyphs)
                    .raw("</mask>"));
    return page.writeTo(new Markup().raw("<rect"))
        .append(paints.fill(paint, box))
        .attribute("mask", "url(#" + mask + ")")
        .raw("/>");
  }

  /** One group a baseline, in thousandths of the font size, so that glyphs are defined once. */
  private Markup glyphs(GlyphRun run, Markup paint) {
    Markup markup = new Markup();
    int start = 0;
    for (int i = 1; i <= run.glyphs().length; i++) {
      if (i == run.glyphs().length || run.y()[i] != run.y()[start]) {
        markup.append(line(run, start, i, paint));
        start = i;
      }
    }
    return markup;
  }

  private Markup line(GlyphRun run, int start, int end, Markup paint) {
    double size = run.size() / GlyphOutlines.UNITS;
    Markup uses = new Markup();
    for (int i = start; i < end; i++) {
      int glyph = run.glyphs()[i];
      String path = outlines.path(run.face(), glyph);
      if (!path.isEmpty()) {
        String id =
            definitions.id(
                List.of(run.face().id(), glyph),
                name ->
                    new Markup().raw("<path").attribute("id", name).attribute("d", path).raw("/>"));
        uses.raw("<use")
            .attribute("href", "#" + id)
            .attribute("x", Math.rint(run.x()[i] / size))
            .raw("/>");
      }
    }
    return uses.isEmpty()
        ? uses
        : new Markup()
            .raw("<g")
            .attribute(
                "transform",
                "matrix(%s 0 0 %s 0 %s)"
                    .formatted(precise(size), precise(size), Markup.number(run.y()[start])))
            .append(paint)
            .raw(">")
            .append(uses)
            .raw("</g>");
  }

  /** Six decimals: a factor, not a length. */
  private static String precise(double factor) {
    return new BigDecimal(factor)
        .setScale(6, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String translate(double dx, double dy) {
    return "translate(%s %s)".formatted(Markup.number(dx), Markup.number(dy));
  }
}
