package io.atelier.render.spec;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.stream.Collectors;

/** Colours of CSS as ARGB, not premultiplied: hex, names, {@code rgb()} and {@code hsl()}. */
final class Colors {
  private static final int OPAQUE = 0xFF;
  private static final Map<String, Integer> NAMES = names();

  private Colors() {}

  /** Empty if it is no colour. */
  static OptionalInt parse(String written) {
    String color = written.strip().toLowerCase(Locale.ROOT);
    if (color.startsWith("#")) {
      return fromHex(color.substring(1));
    }
    if (color.endsWith(")")) {
      return fromFunction(color);
    }
    Integer named = NAMES.get(color);
    return named == null ? OptionalInt.empty() : OptionalInt.of(named);
  }

  /** The opaque colour that shows when {@code argb} lies on white. */
  static int onWhite(int argb) {
    int alpha = argb >>> 24;
    int opaque = OPAQUE;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int channel = argb >> shift & 0xFF;
      opaque = opaque << 8 | (channel * alpha + 255 * (255 - alpha) + 127) / 255;
    }
    return opaque;
  }

  private static OptionalInt fromHex(String digits) {
    int length = digits.length();
    boolean eachTwice = length == 3 || length == 4;
    if (!eachTwice && length != 6 && length != 8) {
      return OptionalInt.empty();
    }
    int value = 0;
    for (int i = 0; i < length; i++) {
      int digit = Character.digit(digits.charAt(i), 16);
      if (digit < 0 || digits.charAt(i) > 'f') {
        return OptionalInt.empty();
      }
      value = eachTwice ? value << 8 | digit * 0x11 : value << 4 | digit;
    }
    boolean hasAlpha = length == 4 || length == 8;
    return OptionalInt.of(hasAlpha ? value >>> 8 | value << 24 : OPAQUE << 24 | value);
  }

  private static OptionalInt fromFunction(String color) {
    int open = color.indexOf('(');
    if (open < 0) {
      return OptionalInt.empty();
    }
    String name = color.substring(0, open).strip();
    List<String> parts =
        List.of(color.substring(open + 1, color.length() - 1).strip().split("[\\s,/]+"));
    if (parts.size() < 3 || parts.size() > 4) {
      return OptionalInt.empty();
    }
    double alpha = parts.size() == 3 ? 1 : Lengths.ratio(parts.get(3));
    return switch (name) {
      case "rgb", "rgba" ->
          argb(channel(parts.get(0)), channel(parts.get(1)), channel(parts.get(2)), alpha);
      case "hsl", "hsla" ->
          fromHsl(
              Lengths.degrees(parts.get(0)),
              Lengths.percent(parts.get(1)),
              Lengths.percent(parts.get(2)),
              alpha);
      default -> OptionalInt.empty();
    };
  }

  /** CSS Color Module Level 4, section 7.1. */
  private static OptionalInt fromHsl(
      double hue, double saturation, double lightness, double alpha) {
    double strength = saturation * Math.min(lightness, 1 - lightness);
    double[] channels = new double[3];
    int[] shifts = {0, 8, 4};
    for (int i = 0; i < 3; i++) {
      double k = ((shifts[i] + hue / 30) % 12 + 12) % 12;
      channels[i] = lightness - strength * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1));
    }
    return argb(channels[0], channels[1], channels[2], alpha);
  }

  /** A channel from 0 to 1; NaN if it is none. */
  private static double channel(String written) {
    return written.endsWith("%") ? Lengths.percent(written) : Lengths.number(written) / 255;
  }

  private static OptionalInt argb(double red, double green, double blue, double alpha) {
    int argb = 0;
    for (double part : new double[] {alpha, red, green, blue}) {
      if (Double.isNaN(part)) {
        return OptionalInt.empty();
      }
      argb = argb << 8 | (int) Math.round(Math.clamp(part, 0, 1) * 255);
    }
    return OptionalInt.of(argb);
  }

  private static Map<String, Integer> names() {
    var names = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(Colors.class.getResourceAsStream("/css-colors.properties")),
            StandardCharsets.UTF_8)) {
      names.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    names.setProperty("transparent", "00000000");
    return names.stringPropertyNames().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                name -> name, name -> fromHex(names.getProperty(name)).orElseThrow()));
  }
}
