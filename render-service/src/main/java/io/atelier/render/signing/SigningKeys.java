package io.atelier.render.signing;

import io.atelier.platform.web.SecretFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

  private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException if a key is not {@code id:secret} or too short
   * @throws UncheckedIOException if a key of our own can be neither read nor kept
   */
  SigningKeys(SigningProperties properties) {
    List<String> configured = properties.keys();
    if (configured.isEmpty()) {
      Path file = properties.dataDir().resolve("render").resolve("signing-key");
      configured = List.of("own:" + SecretFile.read(file));
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
}
