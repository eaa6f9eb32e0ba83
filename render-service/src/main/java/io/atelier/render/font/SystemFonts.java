package io.atelier.render.font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * Keeps the machine's fonts out. The JDK asks the library fontconfig for them even when only
 * bundled fonts are used, and fails where the library is not installed.
 */
final class SystemFonts {
  private static final String CONFIGURATION = "sun.awt.fontconfig";

  private SystemFonts() {}

  /** To be called before the JDK makes its first font. */
  static void doWithout() {
    System.setProperty("java.awt.headless", "true");
    if (System.getProperty(CONFIGURATION) == null) {
      System.setProperty(CONFIGURATION, unpacked().toString());
    }
  }

  private static Path unpacked() {
    try (InputStream in = SystemFonts.class.getResourceAsStream("/fontconfig.properties")) {
      Path file = Files.createTempFile("atelier-fontconfig", ".properties");
      file.toFile().deleteOnExit();
      Files.copy(Objects.requireNonNull(in), file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
