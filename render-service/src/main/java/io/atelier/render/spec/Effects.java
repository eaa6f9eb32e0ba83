package io.atelier.render.spec;

import io.atelier.render.scene.Shadow;
import io.atelier.render.scene.Stroke;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Strokes and shadows: objects, or in short as CSS has them, {@code 2px #000} and {@code 0 4px 12px
 * rgb(0 0 0 / 40%)}; {@code none} takes an inherited one away. A shadow's blur is CSS's: twice the
 * standard deviation.
 */
final class Effects {
  private static final double MAX_STROKE = 200;
  private static final double MAX_OFFSET = 500;
  private static final double MAX_BLUR = 200;
  private static final int BLACK = 0xFF000000;

  private Effects() {}

  static @Nullable Stroke stroke(Fields fields, String name, @Nullable Stroke otherwise) {
    if (!fields.has(name)) {
      return otherwise;
    }
    if (!fields.isObject(name)) {
      return shortStroke(fields, name);
    }
    Fields written = fields.object(name);
    return written == null
        ? otherwise
        : visible(
            new Stroke(written.number("width", 0, MAX_STROKE, 1), written.color("color", BLACK)));
  }

  static @Nullable Shadow shadow(Fields fields, String name, @Nullable Shadow otherwise) {
    if (!fields.has(name)) {
      return otherwise;
    }
    if (!fields.isObject(name)) {
      return shortShadow(fields, name);
    }
    Fields written = fields.object(name);
    return written == null
        ? otherwise
        : new Shadow(
            written.number("dx", -MAX_OFFSET, MAX_OFFSET, 0),
            written.number("dy", -MAX_OFFSET, MAX_OFFSET, 0),
            written.number("blur", 0, MAX_BLUR, 0) / 2,
            written.color("color", BLACK));
  }

  private static @Nullable Stroke shortStroke(Fields fields, String name) {
    Words words = Words.of(fields.text(name, 100));
    if (words.none()) {
      return null;
    }
    double width = words.length(0);
    OptionalInt color = words.color(1);
    if (!(width >= 0 && width <= MAX_STROKE) || color.isEmpty()) {
      fields.reject(name, "must be a width from 0 to 200 and a colour, such as 2px #000");
      return null;
    }
    return visible(new Stroke(width, color.getAsInt()));
  }

  private static @Nullable Shadow shortShadow(Fields fields, String name) {
    Words words = Words.of(fields.text(name, 100));
    if (words.none()) {
      return null;
    }
    double dx = words.length(0);
    double dy = words.length(1);
    boolean blurred = !Double.isNaN(words.length(2));
    double blur = blurred ? words.length(2) : 0;
    OptionalInt color = words.color(blurred ? 3 : 2);
    boolean near = Math.abs(dx) <= MAX_OFFSET && Math.abs(dy) <= MAX_OFFSET;
    if (!near || !(blur >= 0 && blur <= MAX_BLUR) || color.isEmpty()) {
      fields.reject(name, "must be two offsets, a blur and a colour, such as 0 2px 8px #0008");
      return null;
    }
    return new Shadow(dx, dy, blur / 2, color.getAsInt());
  }

  private static @Nullable Stroke visible(Stroke stroke) {
    return stroke.width() > 0 ? stroke : null;
  }

  /** Lengths in front, a colour behind. */
  private record Words(String[] all) {
    static Words of(@Nullable String written) {
      return new Words(written == null ? new String[0] : written.strip().split("\\s+", 4));
    }

    boolean none() {
      return all.length == 0 || (all.length == 1 && all[0].equalsIgnoreCase("none"));
    }

    double length(int index) {
      return index < all.length ? Lengths.pixels(all[index]) : Double.NaN;
    }

    OptionalInt color(int from) {
      if (from >= all.length) {
        return OptionalInt.of(BLACK);
      }
      var color = new StringBuilder();
      for (int i = from; i < all.length; i++) {
        color.append(all[i]).append(' ');
      }
      return Colors.parse(color.toString());
    }
  }
}
