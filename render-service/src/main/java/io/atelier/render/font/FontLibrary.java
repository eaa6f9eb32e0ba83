package io.atelier.render.font;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.TextAttribute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The bundled fonts, read once at the start. */
@Component
public final class FontLibrary {
  private static final String REGULAR = "Regular";
  private static final String BOLD = "Bold";

  private final Map<String, FontFace> faces = new HashMap<>();
  private final Map<String, FontFamily> families = new LinkedHashMap<>();

  /**
   * @throws UncheckedIOException if a bundled font cannot be read
   */
  public FontLibrary() {
    SystemFonts.doWithout();
    define("noto-sans-cjk", "NotoSansCJKsc-Regular.otf", REGULAR);
    define("noto-sans-cjk-bold", "NotoSansCJKsc-Bold.otf", BOLD);
    define("noto-sans", "NotoSans-Regular.ttf", REGULAR);
    define("noto-sans-bold", "NotoSans-Bold.ttf", BOLD);
    define("noto-sans-italic", "NotoSans-Italic.ttf", REGULAR);
    define("noto-sans-bold-italic", "NotoSans-BoldItalic.ttf", BOLD);
    define("noto-serif", "NotoSerif-Regular.ttf", REGULAR);
    define("noto-serif-bold", "NotoSerif-Bold.ttf", BOLD);
    define("noto-sans-mono", "NotoSansMono-Regular.ttf", REGULAR);
    define("noto-sans-mono-bold", "NotoSansMono-Bold.ttf", BOLD);
  }

  /**
   * @param name in any case, with spaces or hyphens: {@code Noto Sans CJK} is {@code noto-sans-cjk}
   */
  public Optional<FontFamily> find(String name) {
    String canonical = name.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
    return Optional.ofNullable(families.get(canonical));
  }

  /** Names of all families, the default first. */
  public Collection<String> names() {
    return families.keySet();
  }

  private void define(String name, String primary, String weight) {
    var files = Stream.concat(Stream.of(primary), fallbacks(weight)).distinct();
    families.put(name, new FontFamily(name, files.map(this::face).toList()));
  }

  /** The bold Han face covers less than the regular one, which therefore stands behind it. */
  private static Stream<String> fallbacks(String weight) {
    return Stream.of(
        "NotoSans-" + weight + ".ttf",
        "NotoSansCJKsc-" + weight + ".otf",
        "NotoSansHebrew-" + weight + ".ttf",
        "NotoSansArabic-" + weight + ".ttf",
        "NotoSansThai-" + weight + ".ttf",
        "NotoSansDevanagari-" + weight + ".ttf",
        "NotoSansCJKsc-Regular.otf",
        "NotoSansSymbols-Regular.ttf",
        "NotoSansSymbols2-Regular.ttf",
        "NotoSansMath-Regular.ttf");
  }

  private FontFace face(String file) {
    return faces.computeIfAbsent(file, FontLibrary::read);
  }

  private static FontFace read(String file) {
    try {
      Path unpacked = BundledFiles.unpacked(file);
      var attributes =
          Map.of(
              TextAttribute.KERNING, TextAttribute.KERNING_ON,
              TextAttribute.LIGATURES, TextAttribute.LIGATURES_ON);
      Font font = Font.createFont(Font.TRUETYPE_FONT, unpacked.toFile()).deriveFont(attributes);
      return new FontFace(file.substring(0, file.lastIndexOf('.')), font, unpacked, 0, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new UncheckedIOException(new IOException("cannot read " + file, e));
    }
  }
}
