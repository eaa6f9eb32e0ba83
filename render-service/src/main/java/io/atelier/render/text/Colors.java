package io.atelier.render.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.regex.Pattern;

/** CSS hex colours and names as ARGB, not premultiplied. */
final class Colors {
  private static final Pattern HEX =
      Pattern.compile("#([0-9a-f]{3}|[0-9a-f]{4}|[0-9a-f]{6}|[0-9a-f]{8})");
  private static final int OPAQUE = 0xFF;
  private static final Properties NAMES = names();

  private Colors() {}

  /** Empty if it is no colour. */
  static OptionalInt parse(String written) {
    String color = written.strip().toLowerCase(Locale.ROOT);
    if (color.equals("transparent")) {
      return OptionalInt.of(0);
    }
    if (HEX.matcher(color).matches()) {
      return OptionalInt.of(fromHex(color.substring(1)));
    }
    String named = NAMES.getProperty(color);
    return named == null ? OptionalInt.empty() : OptionalInt.of(fromHex(named));
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

  private static int fromHex(String digits) {
    String full = digits.length() <= 4 ? doubled(digits) : digits;
    int alpha = full.length() == 8 ? Integer.parseInt(full.substring(6), 16) : OPAQUE;
    return alpha << 24 | Integer.parseInt(full.substring(0, 6), 16);
  }

  private static String doubled(String digits) {
    return digits.replaceAll("(.)", "$1$1");
  }

  private static Properties names() {
    var names = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(Colors.class.getResourceAsStream("/css-colors.properties")),
            StandardCharsets.UTF_8)) {
      names.load(in);
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
