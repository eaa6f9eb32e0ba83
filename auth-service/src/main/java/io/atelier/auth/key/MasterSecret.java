package io.atelier.auth.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.stereotype.Component;

/**
 * The one secret of this installation; every key is derived from it for one purpose (HKDF, RFC
 * 5869).
 */
@Component
public final class MasterSecret {

  private static final int BYTES = 32;

  private final byte[] secret;

  MasterSecret(KeyProperties properties) {
    this.secret =
        properties.secret().isEmpty()
            ? inFile(properties.dataDir().resolve("auth").resolve("key-secret"))
            : properties.secret().getBytes(StandardCharsets.UTF_8);
  }

  /** A 256-bit key that no other purpose gets. */
  public SecretKey derive(String purpose, String algorithm) {
    try {
      var parameters =
          HKDFParameterSpec.ofExtract()
              .addIKM(secret)
              .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), BYTES);
      return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] inFile(Path file) {
    try {
      if (Files.notExists(file)) {
        create(file);
      }
      return HexFormat.of().parseHex(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep the key secret in " + file.toAbsolutePath(), e);
    }
  }

  /** Written whole and then linked, so that instances that start at once all read the same one. */
  private static void create(Path file) throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    Files.createDirectories(file.getParent());
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path draft = Files.createTempFile(file.getParent(), "key-secret", ".draft", ownerOnly);
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
