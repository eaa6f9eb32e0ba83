package io.atelier.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The password of the embedded servers: made at the first start, readable by its owner alone. */
final class Secret {
  private static final int BYTES = 24;

  private Secret() {}

  static String of(Path dataDir) throws IOException {
    Path file = dataDir.resolve("secret");
    if (!Files.exists(file)) {
      byte[] random = new byte[BYTES];
      new SecureRandom().nextBytes(random);
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      Files.createDirectories(dataDir);
      Files.createFile(file, ownerOnly);
      Files.writeString(file, HexFormat.of().formatHex(random));
    }
    return Files.readString(file).strip();
  }
}
