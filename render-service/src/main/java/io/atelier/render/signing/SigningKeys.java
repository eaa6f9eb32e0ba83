package io.atelier.render.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The keys by id. To rotate, put a new one first and drop the old one when its last URL ended. */
@Component
final class SigningKeys {
  static final String ALGORITHM = "HmacSHA256";

  private static final Pattern KEY = Pattern.compile("([A-Za-z0-9_-]{1,32}):(.{32,512})");
  private static final int BYTES = 32;

  private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException if a key is not {@code id:secret} or too short
   * @throws UncheckedIOException if a key of our own can be neither read nor kept
   */
  SigningKeys(SigningProperties properties) {
    List<String> configured = properties.keys();
    if (configured.isEmpty()) {
      Path file = properties.dataDir().resolve("render").resolve("signing-key");
      configured = List.of("own:" + inFile(file));
    }
    for (String written : configured) {
      var key = KEY.matcher(written);
      if (!key.matches()) {
        throw new IllegalArgumentException(
            "A signing key must be id:secret, the secret of at least 32 characters");
      }
      byte[] secret = key.group(2).getBytes(StandardCharsets.UTF_8);
      keys.put(key.group(1), new SecretKeySpec(secret, ALGORITHM));
    }
  }

  /** The id of the key that signs. */
  String current() {
    return keys.keySet().iterator().next();
  }

  @Nullable SecretKeySpec key(String id) {
    return keys.get(id);
  }

  private static String inFile(Path file) {
    try {
      if (Files.notExists(file)) {
        create(file);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep the signing key in " + file.toAbsolutePath(), e);
    }
  }

  /** Written whole and then linked, so that instances that start at once all read the same one. */
  private static void create(Path file) throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    Files.createDirectories(file.getParent());
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path draft = Files.createTempFile(file.getParent(), "signing-key", ".draft", ownerOnly);
    try {
      Files.writeString(draft, HexFormat.of().formatHex(random));
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      // Another instance was faster: its key is the one.
    } finally {
      Files.delete(draft);
    }
  }
}
