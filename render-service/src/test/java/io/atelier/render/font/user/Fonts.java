package io.atelier.render.font.user;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.util.unit.DataSize;

/** Font files and settings for tests. */
final class Fonts {
  private Fonts() {}

  static byte[] file(String name) {
    try (InputStream in = Fonts.class.getResourceAsStream("/user-fonts/" + name)) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Small limits; private addresses allowed. */
  static FontProperties properties(List<URI> origins) {
    return properties(origins, true);
  }

  static FontProperties properties(List<URI> origins, boolean privateAddresses) {
    return new FontProperties(
        DataSize.ofKilobytes(100),
        2,
        Duration.ofSeconds(5),
        8,
        DataSize.ofMegabytes(1),
        Duration.ofMinutes(1),
        origins,
        privateAddresses,
        Duration.ofSeconds(2));
  }
}
