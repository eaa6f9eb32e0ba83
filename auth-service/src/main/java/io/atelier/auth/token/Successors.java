package io.atelier.auth.token;

import io.atelier.auth.key.MasterSecret;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/**
 * Derives the token that follows a refresh token: its HMAC-SHA256 under a server secret. So all who
 * race with one token get the same successor, on any instance, and no token needs to be stored in
 * the clear for that.
 */
@Component
final class Successors {

  private static final String HMAC = "HmacSHA256";

  private final SecretKey key;

  Successors(MasterSecret secret) {
    this.key = secret.derive("atelier refresh token successors", HMAC);
  }

  RefreshToken of(RefreshToken presented) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return RefreshToken.of(mac.doFinal(presented.bytes()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
