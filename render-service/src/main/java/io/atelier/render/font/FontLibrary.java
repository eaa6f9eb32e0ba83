package io.atelier.render.font;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.TextAttribute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The bundled fonts, read once at the start. */
@Component
public final class FontLibrary {
  private static final String REGULAR = "Regular";
  private static final String BOLD = "Bold";
  private static final String MATH = "NotoSansMath-Regular.ttf";
  private static final String EMOJI = "NotoColorEmoji.ttf";

  /** Those commonest in the world's texts first: a shared danda is Devanagari's. */
  private static final List<String> SCRIPTS =
      List.of(
          "Arabic",
          "Hebrew",
          "Devanagari",
          "Thai",
          "Bengali",
          "Tamil",
          "Telugu",
          "Gujarati",
          "Kannada",
          "Malayalam",
          "Oriya",
          "Gurmukhi",
          "Sinhala",
          "Myanmar",
          "Khmer",
          "Lao",
          "Ethiopic",
          "Georgian",
          "Armenian",
          "Thaana");

  private static final List<String> REGULAR_ONLY =
      List.of(
          "NotoSansCJKsc-Regular.otf",
          "NotoSansSyriac-Regular.ttf",
          "NotoSansNKo-Regular.ttf",
          "NotoSerifTibetan-Regular.ttf",
          "NotoSansSymbols-Regular.ttf",
          "NotoSansSymbols2-Regular.ttf",
          MATH,
          EMOJI);

  private static final Map<HanForms, String> REGIONS =
      Map.of(HanForms.TRADITIONAL, "tc", HanForms.JAPANESE, "jp", HanForms.KOREAN, "kr");

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

  /**
   * A family of a font that is not bundled.
   *
   * @param name tells families apart
   * @param face the font itself
   * @param bold which weight the bundled faces have that stand in for characters it lacks
   */
  public FontFamily family(String name, FontFace face, boolean bold) {
    return family(name, List.of(face), bold ? BOLD : REGULAR);
  }

  private void define(String name, String primary, String weight) {
    families.put(name, family(name, List.of(face(primary)), weight));
  }

  private FontFamily family(String name, List<FontFace> own, String weight) {
    var regional = new EnumMap<HanForms, List<FontFace>>(HanForms.class);
    for (HanForms forms : HanForms.values()) {
      regional.put(forms, faces(own, weight, forms));
    }
    return new FontFamily(name, faces(own, weight, HanForms.SIMPLIFIED), regional);
  }

  /** A region's faces stand before the Han face even where that is the family's own. */
  private List<FontFace> faces(List<FontFace> own, String weight, HanForms forms) {
    Stream<FontFace> all = Stream.concat(own.stream(), fallbacks(weight).map(this::face));
    if (forms == HanForms.SIMPLIFIED) {
      return all.distinct().toList();
    }
    FontFace region = face("NotoSansCJK%s-%s.otf".formatted(REGIONS.get(forms), weight));
    return all.distinct()
        .mapMulti(
            (FontFace face, Consumer<FontFace> faces) -> {
              if (face.id().equals("NotoSansCJKsc-" + weight)) {
                faces.accept(region);
              }
              faces.accept(face);
            })
        .toList();
  }

  /** The bold Han face covers less than the regular one, which therefore stands behind it. */
  private static Stream<String> fallbacks(String weight) {
    // Beside Latin letters the Han face's square signs of mathematics look lost, but they are bold.
    return Stream.of(
            Stream.of("NotoSans-" + weight + ".ttf"),
            weight.equals(REGULAR) ? Stream.of(MATH) : Stream.<String>empty(),
            Stream.of("NotoSansCJKsc-" + weight + ".otf"),
            SCRIPTS.stream().map(script -> "NotoSans" + script + "-" + weight + ".ttf"),
            REGULAR_ONLY.stream())
        .flatMap(files -> files);
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
      return new FontFace(
          file.substring(0, file.lastIndexOf('.')), font, unpacked, 0, file.equals(EMOJI));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new UncheckedIOException(new IOException("cannot read " + file, e));
    }
  }
}
