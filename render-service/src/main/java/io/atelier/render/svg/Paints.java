package io.atelier.render.svg;

import io.atelier.render.scene.Paint;
import java.util.List;

/** Writes what areas are filled with. */
final class Paints {
  private static final int OPAQUE = 0xFF;

  private final Definitions definitions;

  Paints(Definitions definitions) {
    this.definitions = definitions;
  }

  /** Attributes that fill an element with a paint whose parts of 0 to 1 refer to {@code box}. */
  Markup fill(Paint paint, Frame box) {
    return paint instanceof Paint.Solid(int argb)
        ? color("fill", argb)
        : new Markup().attribute("fill", "url(#" + define(paint, box) + ")");
  }

  /**
   * @param property {@code fill} or {@code stroke}
   */
  static Markup color(String property, int argb) {
    Markup written = new Markup().attribute(property, hex(argb));
    return argb >>> 24 == OPAQUE
        ? written
        : written.attribute(property + "-opacity", (argb >>> 24) / 255.0);
  }

  private static Markup stopColor(int argb) {
    Markup written = new Markup().attribute("stop-color", hex(argb));
    return argb >>> 24 == OPAQUE
        ? written
        : written.attribute("stop-opacity", (argb >>> 24) / 255.0);
  }

  private static String hex(int argb) {
    int red = argb >> 16 & 0xFF;
    int green = argb >> 8 & 0xFF;
    int blue = argb & 0xFF;
    boolean isShort = red % 17 == 0 && green % 17 == 0 && blue % 17 == 0;
    return isShort
        ? "#%x%x%x".formatted(red / 17, green / 17, blue / 17)
        : "#%02x%02x%02x".formatted(red, green, blue);
  }

  private String define(Paint paint, Frame box) {
    return definitions.id(
        List.of(paint, box),
        id ->
            switch (paint) {
              case Paint.Solid solid -> throw new IllegalStateException("needs no definition");
              case Paint.LinearGradient linear -> linear(id, linear, box);
              case Paint.RadialGradient radial -> radial(id, radial, box);
              case Paint.Image image -> pattern(id, image, box);
            });
  }

  private static Markup linear(String id, Paint.LinearGradient gradient, Frame box) {
    return stops(
        new Markup()
            .raw("<linearGradient")
            .attribute("id", id)
            .attribute("gradientUnits", "userSpaceOnUse")
            .attribute("x1", box.x() + gradient.x0() * box.width())
            .attribute("y1", box.y() + gradient.y0() * box.height())
            .attribute("x2", box.x() + gradient.x1() * box.width())
            .attribute("y2", box.y() + gradient.y1() * box.height()),
        gradient.stops(),
        "</linearGradient>");
  }

  private static Markup radial(String id, Paint.RadialGradient gradient, Frame box) {
    return stops(
        new Markup()
            .raw("<radialGradient")
            .attribute("id", id)
            .attribute("gradientUnits", "userSpaceOnUse")
            .attribute("cx", box.x() + gradient.x() * box.width())
            .attribute("cy", box.y() + gradient.y() * box.height())
            .attribute("r", gradient.radius() * Math.max(box.width(), box.height())),
        gradient.stops(),
        "</radialGradient>");
  }

  private static Markup stops(Markup gradient, List<Paint.Stop> stops, String end) {
    gradient.raw(">");
    for (Paint.Stop stop : Ramp.straight(stops)) {
      gradient
          .raw("<stop")
          .attribute("offset", stop.offset())
          .append(stopColor(stop.argb()))
          .raw("/>");
    }
    return gradient.raw(end);
  }

  private static Markup pattern(String id, Paint.Image image, Frame box) {
    Markup pattern =
        new Markup()
            .raw("<pattern")
            .attribute("id", id)
            .attribute("patternUnits", "userSpaceOnUse");
    Frame whole = new Frame(0, 0, box.width(), box.height());
    return box.writeTo(pattern)
        .raw(">")
        .append(Images.element(image.picture(), image.fit(), whole))
        .raw("</pattern>");
  }
}
