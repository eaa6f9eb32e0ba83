package io.atelier.render.signing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keys {@code id:secret} each, the secret of at least 32 characters; the first signs, all
 *     verify. Without any a key is made and kept in {@code dataDir}
 * @param dataDir where a key of our own lies
 * @param longest how long a signature may be asked to last
 */
@ConfigurationProperties("atelier.render.signing")
record SigningProperties(
    @DefaultValue List<String> keys,
    @DefaultValue("./data") Path dataDir,
    @DefaultValue("365d") Duration longest) {
  SigningProperties {
    keys = keys.stream().map(String::strip).filter(key -> !key.isEmpty()).toList();
  }
}
