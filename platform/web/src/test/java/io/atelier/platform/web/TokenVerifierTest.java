package io.atelier.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.platform.testing.SettableClock;
import io.atelier.platform.testing.TestIssuer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class TokenVerifierTest {
  private TestIssuer issuer;

  @BeforeEach
  void startIssuer() {
    issuer = TestIssuer.start();
  }

  @AfterEach
  void stopIssuer() {
    issuer.close();
  }

  @Test
  void givesTheIdentityThatAGoodTokenProves() {
    verifier(Clock.systemUTC())
        .verify(issuer.token(42, "mia"))
        .as(StepVerifier::create)
        .assertNext(
            identity -> {
              assertThat(identity.userId()).isEqualTo(42);
              assertThat(identity.owner()).isEqualTo("user:42");
              assertThat(identity.username()).isEqualTo("mia");
              assertThat(identity.roles()).containsExactly("user");
              assertThat(identity.sessionId()).isEqualTo("family-42");
            })
        .verifyComplete();
  }

  @Test
  void refusesWhatTheIssuerDidNotSign() {
    var verifier = verifier(Clock.systemUTC());

    refuses(verifier, issuer.forged(42, "mia"), "signature");
    refuses(verifier, issuer.unsigned(42, "mia"), "not a signed JWT");
    refuses(verifier, issuer.forAudience("elsewhere", 42, "mia"), "somebody else");
    refuses(verifier, issuer.expired(42, "mia"), "expired");
    refuses(verifier, "not.a.token", "not a signed JWT");
    refuses(verifier, "a".repeat(5000), "too long");
    refuses(verifier, "", "not a signed JWT");
  }

  @Test
  void refusesARememberedTokenOnceItHasExpired() {
    String token = issuer.token(42, "mia", Duration.ofMinutes(15));
    var clock = new SettableClock(Instant.now());
    var verifier = verifier(clock);
    StepVerifier.create(verifier.verify(token)).expectNextCount(1).verifyComplete();

    clock.advance(Duration.ofMinutes(16));

    refuses(verifier, token, "expired");
  }

  @Test
  void readsTheKeysOnceForManyTokens() {
    var verifier = verifier(Clock.systemUTC());

    Flux.range(1, 50)
        .flatMap(user -> verifier.verify(issuer.token(user, "user" + user)))
        .as(StepVerifier::create)
        .expectNextCount(50)
        .verifyComplete();

    assertThat(issuer.reads()).isEqualTo(1);
  }

  @Test
  void forgedKeyIdsDoNotFloodTheIssuer() {
    var verifier = verifier(Clock.systemUTC());
    try (var stranger = TestIssuer.start()) {
      for (int i = 0; i < 20; i++) {
        refuses(verifier, stranger.token(i, "eve"), "key is not known");
      }
    }

    assertThat(issuer.reads()).isEqualTo(1);
  }

  @Test
  void saysThatKeysAreUnavailable_whenTheIssuerIsAway() {
    var verifier = verifier(Clock.systemUTC());
    String token = issuer.token(42, "mia");
    issuer.close();

    StepVerifier.create(verifier.verify(token)).verifyError(IdentityProblem.KeysUnavailable.class);
  }

  private static void refuses(TokenVerifier verifier, String token, String why) {
    StepVerifier.create(verifier.verify(token))
        .verifyErrorSatisfies(
            failure ->
                assertThat(failure)
                    .isInstanceOf(IdentityProblem.TokenInvalid.class)
                    .hasMessageContaining(why));
  }

  private TokenVerifier verifier(Clock clock) {
    var properties =
        new WebProperties(
            URI.create(issuer.jwksUri()),
            TestIssuer.ISSUER,
            "atelier",
            true,
            List.of(),
            1000,
            Duration.ofSeconds(2),
            DataSize.ofBytes(0));
    var keys =
        new SigningKeys(WebClient.create(), properties.jwksUri(), properties.jwksTimeout(), clock);
    return new TokenVerifier(keys, properties, clock);
  }
}
