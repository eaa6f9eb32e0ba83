package io.atelier.render.spec;

import io.atelier.render.font.FontFamily;
import io.atelier.render.font.FontLibrary;
import io.atelier.render.scene.Picture;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Hands out fonts and pictures while one scene is read, and notes what is missing. */
final class Supply {
  private static final Pattern REFERENCE =
      Pattern.compile("asset:[0-9]{1,19}/[0-9a-f]{64}|upload:[A-Za-z0-9_-]{1,64}");
  private static final Pattern FOREIGN_FONT =
      Pattern.compile("user:[A-Za-z0-9_-]{1,64}|https?:[^\\s]{1,2000}");
  static final Picture PLACEHOLDER = new Picture("", 1, 1, new int[] {0});
  private static final int BOLD = 600;

  /** Files that are fetched for one scene. */
  private static final int MAX_PICTURES = 8;

  private static final int MAX_FONTS = 4;

  private final FontLibrary bundled;
  private final Materials materials;
  private final Set<String> pictures = new TreeSet<>();
  private final Set<String> fonts = new TreeSet<>();

  Supply(FontLibrary bundled, Materials materials) {
    this.bundled = bundled;
    this.materials = materials;
  }

  /**
   * A placeholder where it is still to be fetched; empty if it is no reference, or one too many.
   */
  Optional<Picture> picture(String reference) {
    if (!REFERENCE.matcher(reference).matches()) {
      return Optional.empty();
    }
    Picture known = materials.pictures().get(reference);
    if (known != null) {
      return Optional.of(known);
    }
    if (pictures.size() == MAX_PICTURES && !pictures.contains(reference)) {
      return Optional.empty();
    }
    pictures.add(reference);
    return Optional.of(PLACEHOLDER);
  }

  /** The face of a family nearest to weight and slope; empty if there is no such family. */
  Optional<FontFamily> font(String name, int weight, boolean italic) {
    String family = name.strip();
    if (FOREIGN_FONT.matcher(family).matches()) {
      return foreign(family);
    }
    String canonical = family.toLowerCase(Locale.ROOT);
    if (weight >= BOLD && italic) {
      return find(canonical, "-bold-italic", "-bold", "-italic", "");
    }
    if (weight >= BOLD) {
      return find(canonical, "-bold", "");
    }
    return italic ? find(canonical, "-italic", "") : bundled.find(canonical);
  }

  Set<String> missingPictures() {
    return pictures;
  }

  Set<String> missingFonts() {
    return fonts;
  }

  String fontNames() {
    return String.join(", ", bundled.names());
  }

  /** The default font where it is still to be fetched; empty if it is one too many. */
  private Optional<FontFamily> foreign(String name) {
    FontFamily known = materials.fonts().get(name);
    if (known != null) {
      return Optional.of(known);
    }
    if (fonts.size() == MAX_FONTS && !fonts.contains(name)) {
      return Optional.empty();
    }
    fonts.add(name);
    return bundled.find(bundled.names().iterator().next());
  }

  private Optional<FontFamily> find(String name, String... endings) {
    for (String ending : endings) {
      Optional<FontFamily> found = bundled.find(name + ending);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
