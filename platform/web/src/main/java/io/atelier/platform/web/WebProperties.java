package io.atelier.platform.web;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param jwksUri where the signing keys are read
 * @param issuer {@code iss} a token must carry
 * @param audience {@code aud} a token must carry
 * @param identityRequired whether paths outside {@code publicPaths} need a token; the gateway,
 *     which checks in its own filter, says no
 * @param publicPaths path patterns that need no token
 * @param verifiedTokens how many verified tokens are remembered
 * @param jwksTimeout deadline of one key fetch
 * @param bodyBudget bytes of request bodies in hand at once, more are refused with 503; 0 for a
 *     third of the heap
 */
@Validated
@ConfigurationProperties("atelier.web")
record WebProperties(
    @DefaultValue("http://localhost:8081/.well-known/jwks.json") URI jwksUri,
    @DefaultValue("http://localhost:8080") @NotBlank String issuer,
    @DefaultValue("atelier") @NotBlank String audience,
    @DefaultValue("true") boolean identityRequired,
    @DefaultValue List<String> publicPaths,
    @DefaultValue("20000") int verifiedTokens,
    @DefaultValue("2s") Duration jwksTimeout,
    @DefaultValue("0") DataSize bodyBudget) {
  private static final int SHARE_OF_HEAP = 3;

  WebProperties {
    bodyBudget =
        bodyBudget.toBytes() > 0
            ? bodyBudget
            : DataSize.ofBytes(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }
}
