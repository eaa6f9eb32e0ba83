package io.atelier.render.svg;

import io.atelier.render.layout.LaidOutScene;
import io.atelier.render.layout.TextLayout;
import io.atelier.render.raster.ColorGlyphs;
import io.atelier.render.scene.Layer;
import io.atelier.render.scene.Layer.ImageLayer;
import io.atelier.render.scene.Layer.RectangleLayer;
import io.atelier.render.scene.Layer.TextLayer;
import io.atelier.render.scene.Stroke;
import java.util.ArrayList;
import java.util.List;

/** One laid out scene as an SVG document. Lengths in it are device pixels. */
final class SvgDocument {
  private static final int LONGEST_TITLE = 100;

  private final LaidOutScene laidOut;
  private final double scale;
  private final Frame page;
  private final Definitions definitions = new Definitions();
  private final Paints paints = new Paints(definitions);
  private final GlyphOutlines outlines = new GlyphOutlines();
  private final Emoji emoji;

  SvgDocument(LaidOutScene laidOut, ColorGlyphs emoji) {
    this.laidOut = laidOut;
    this.emoji = new Emoji(definitions, emoji);
    this.scale = laidOut.scene().scale();
    this.page = new Frame(0, 0, laidOut.width(), laidOut.height());
  }

  Markup written() {
    Markup body = body();
    return new Markup()
        .raw("<svg xmlns=\"http://www.w3.org/2000/svg\"")
        .attribute("width", laidOut.width() / scale)
        .attribute("height", laidOut.height() / scale)
        .attribute("viewBox", "0 0 " + laidOut.width() + " " + laidOut.height())
        .attribute("role", "img")
        .raw(">")
        .append(words())
        .append(definitions.written())
        .append(body)
        .raw("</svg>\n");
  }

  /** What is to be read, for those who cannot see it. */
  private Markup words() {
    List<String> lines = new ArrayList<>();
    laidOut.texts().forEach(text -> lines.addAll(text.lines()));
    lines.removeIf(String::isBlank);
    if (lines.isEmpty()) {
      return new Markup();
    }
    String first = lines.getFirst();
    int end =
        first.offsetByCodePoints(
            0, Math.min(LONGEST_TITLE, first.codePointCount(0, first.length())));
    return new Markup()
        .raw("<title>")
        .text(first.substring(0, end))
        .raw("</title><desc>")
        .text(String.join("\n", lines))
        .raw("</desc>");
  }

  private Markup body() {
    Markup body =
        page.writeTo(new Markup().raw("<rect"))
            .append(paints.fill(laidOut.scene().background(), page))
            .raw("/>");
    int texts = 0;
    for (Layer layer : laidOut.scene().layers()) {
      int text = layer instanceof TextLayer ? texts++ : -1;
      body = with(body, layer, text);
    }
    return body;
  }

  /** What is under the layer, and the layer. */
  private Markup with(Markup under, Layer layer, int text) {
    Markup sheet = sheet(layer, text);
    return switch (layer.operator()) {
      case OVER -> under.append(faded(sheet, layer.opacity()));
      case SRC ->
          masked(under, hole(box(layer, text), layer.opacity()))
              .append(faded(sheet, layer.opacity()));
      case MASK -> masked(under, stencil(sheet, layer.opacity()));
    };
  }

  private static Markup faded(Markup sheet, double opacity) {
    return opacity == 1
        ? sheet
        : new Markup().raw("<g").attribute("opacity", opacity).raw(">").append(sheet).raw("</g>");
  }

  private Markup masked(Markup under, Markup mask) {
    String id =
        definitions.id(
            mask.toString(),
            name ->
                page.writeTo(new Markup().raw("<mask").attribute("id", name))
                    .attribute("maskUnits", "userSpaceOnUse")
                    .attribute("mask-type", "alpha")
                    .raw(">")
                    .append(mask)
                    .raw("</mask>"));
    return new Markup()
        .raw("<g")
        .attribute("mask", "url(#" + id + ")")
        .raw(">")
        .append(under)
        .raw("</g>");
  }

  /** All but a box, which keeps what opacity leaves of it. */
  private Markup hole(Frame box, double opacity) {
    Markup around =
        new Markup()
            .raw("<path fill-rule=\"evenodd\"")
            .attribute("d", rectangle(page) + rectangle(box))
            .raw("/>");
    return opacity == 1
        ? around
        : box.writeTo(around.raw("<rect")).attribute("opacity", 1 - opacity).raw("/>");
  }

  private static String rectangle(Frame box) {
    return "M%s %sh%sv%sh%sz"
        .formatted(
            Markup.number(box.x()),
            Markup.number(box.y()),
            Markup.number(box.width()),
            Markup.number(box.height()),
            Markup.number(-box.width()));
  }

  private Markup stencil(Markup sheet, double opacity) {
    Markup stencil = new Markup();
    if (opacity < 1) {
      page.writeTo(stencil.raw("<rect")).attribute("opacity", 1 - opacity).raw("/>");
    }
    return stencil.append(faded(sheet, opacity));
  }

  private Markup sheet(Layer layer, int text) {
    return switch (layer) {
      case TextLayer t -> text(t, laidOut.texts().get(text), box(layer, text));
      case RectangleLayer rectangle -> rectangle(rectangle, box(layer, text));
      case ImageLayer image -> Images.element(image.image(), image.fit(), box(layer, text));
    };
  }

  private Frame box(Layer layer, int text) {
    return Frame.of(
        layer.box(),
        switch (layer) {
          case TextLayer t -> laidOut.texts().get(text).height() / scale;
          case ImageLayer image ->
              image.box().width() * image.image().height() / image.image().width();
          case RectangleLayer rectangle -> 0;
        },
        scale);
  }

  private Markup rectangle(RectangleLayer layer, Frame box) {
    Markup element = box.writeTo(new Markup().raw("<rect"));
    if (layer.radius() > 0) {
      element.attribute(
          "rx", Math.min(layer.radius() * scale, Math.min(box.width(), box.height()) / 2));
    }
    element.append(paints.fill(layer.fill(), box));
    Stroke stroke = layer.stroke();
    if (stroke != null) {
      element
          .append(Paints.color("stroke", stroke.argb()))
          .attribute("stroke-width", stroke.width() * scale);
    }
    return element.raw("/>");
  }

  /** Cut at the lower edge of its box if that has a height. */
  private Markup text(TextLayer layer, TextLayout text, Frame box) {
    Markup glyphs =
        new TextMarkup(definitions, paints, outlines, emoji, page, scale).write(text, box);
    if (layer.box().height() == 0) {
      return glyphs;
    }
    Frame visible = new Frame(0, 0, page.width(), Math.max(0, box.y() + box.height()));
    String clip =
        definitions.id(
            List.of("clip", visible),
            id ->
                visible
                    .writeTo(new Markup().raw("<clipPath").attribute("id", id).raw("><rect"))
                    .raw("/></clipPath>"));
    return new Markup()
        .raw("<g")
        .attribute("clip-path", "url(#" + clip + ")")
        .raw(">")
        .append(glyphs)
        .raw("</g>");
  }
}
