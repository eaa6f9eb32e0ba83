package io.atelier.render.font.user;

import io.atelier.render.font.FontFace;
import io.atelier.render.font.FontFamily;
import io.atelier.render.font.FontLibrary;
import io.atelier.render.font.sfnt.CleanFont;
import io.atelier.render.font.sfnt.UnusableFont;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.TextAttribute;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Opens checked fonts for drawing. Each lies in a temporary file for the libraries that open files
 * themselves, which goes once nothing refers to the face any more.
 */
@Component
final class FaceFiles implements DisposableBean {
  private static final Map<TextAttribute, Integer> SHAPED =
      Map.of(
          TextAttribute.KERNING, TextAttribute.KERNING_ON,
          TextAttribute.LIGATURES, TextAttribute.LIGATURES_ON);

  private final Cleaner cleaner = Cleaner.create();
  private final FontLibrary bundled;
  private final Path folder;

  /**
   * @throws UncheckedIOException if there is no place for temporary files
   */
  FaceFiles(FontLibrary bundled) {
    this.bundled = bundled;
    try {
      this.folder = Files.createTempDirectory("atelier-fonts");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A family of the font with the bundled ones behind it.
   *
   * @param name tells contents apart
   * @throws UnusableFont if the JDK does not take it
   */
  FontFamily open(String name, CleanFont font) {
    try {
      Font awt =
          Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(font.file()))
              .deriveFont(SHAPED);
      return bundled.family(name, face(name, awt, font), isBold(font));
    } catch (FontFormatException e) {
      throw UnusableFont.unopenable();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FontFace face(String name, Font awt, CleanFont font) throws IOException {
    Path file = Files.createTempFile(folder, "font", ".ttf");
    Files.write(file, font.file());
    var face = new FontFace(name, awt, file, 0, false);
    cleaner.register(face, () -> file.toFile().delete());
    return face;
  }

  private static boolean isBold(CleanFont font) {
    return font.style().toLowerCase(Locale.ROOT).contains("bold");
  }

  /** How many files there are at this moment. */
  int files() {
    return folder.toFile().list().length;
  }

  @Override
  public void destroy() {
    FileSystemUtils.deleteRecursively(folder.toFile());
  }
}
