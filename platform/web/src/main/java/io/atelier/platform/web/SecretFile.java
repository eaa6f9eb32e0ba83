package io.atelier.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A secret that an installation makes for itself at its first start and keeps in a file. */
public final class SecretFile {
  private static final int BYTES = 32;

  private SecretFile() {}

  /**
   * The secret, 32 random bytes in hexadecimal; made, readable to its owner alone, where there is
   * none.
   *
   * @throws UncheckedIOException if the file can be neither read nor made
   */
  public static String read(Path file) {
    try {
      if (Files.notExists(file)) {
        create(file);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep a secret in " + file.toAbsolutePath(), e);
    }
  }

  /** Written whole and then linked, so that instances that start at once all read the same one. */
  private static void create(Path file) throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    Files.createDirectories(file.getParent());
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path draft = Files.createTempFile(file.getParent(), "secret", ".draft", ownerOnly);
    try {
      Files.writeString(draft, HexFormat.of().formatHex(random));
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      // Another instance was faster: its secret is the one.
    } finally {
      Files.delete(draft);
    }
  }
}
