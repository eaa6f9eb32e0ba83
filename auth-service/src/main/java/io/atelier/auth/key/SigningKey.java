package io.atelier.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.util.UUID;

/**
 * A P-256 key pair.
 *
 * @param jwk private part included
 * @param active whether new tokens are signed with it; a key that is not still verifies older ones
 */
public record SigningKey(ECKey jwk, boolean active) {

  static SigningKey generate() {
    try {
      ECKey jwk =
          new ECKeyGenerator(Curve.P_256)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.ES256)
              .keyID(UUID.randomUUID().toString())
              .generate();
      return new SigningKey(jwk, true);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static SigningKey parse(String jwk, boolean active) {
    try {
      return new SigningKey(ECKey.parse(jwk), active);
    } catch (ParseException e) {
      throw new IllegalStateException("A stored signing key is no JWK", e);
    }
  }

  public String kid() {
    return jwk.getKeyID();
  }

  @Override
  public String toString() {
    return "SigningKey[kid=%s, active=%s]".formatted(kid(), active);
  }
}
