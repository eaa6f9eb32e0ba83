package io.atelier.auth.key;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param secret what keys at rest are encrypted with, 32 characters or more; empty: one is made and
 *     kept under {@code dataDir}, which serves one machine only
 * @param dataDir folder of state kept on disk
 * @param reread how often keys made or rotated by other instances are looked for
 */
@Validated
@ConfigurationProperties("atelier.auth.keys")
record KeyProperties(
    @DefaultValue("") String secret,
    @DefaultValue("./data") Path dataDir,
    @DefaultValue("1m") Duration reread) {

  private static final int SHORTEST = 32;

  KeyProperties {
    if (!secret.isEmpty() && secret.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "atelier.auth.keys.secret needs at least %d characters".formatted(SHORTEST));
    }
  }

  @Override
  public String toString() {
    return "KeyProperties[dataDir=%s, reread=%s]".formatted(dataDir, reread);
  }
}
