package io.atelier.auth.key;

import io.atelier.platform.web.SecretFile;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
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
            ? HexFormat.of()
                .parseHex(
                    SecretFile.read(properties.dataDir().resolve("auth").resolve("key-secret")))
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
}
