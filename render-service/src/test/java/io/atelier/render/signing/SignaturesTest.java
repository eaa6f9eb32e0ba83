package io.atelier.render.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final String OLD = "old:" + "0".repeat(32);
  private static final String NEW = "new:" + "1".repeat(32);
  private static final URI ADDRESS = URI.create("/api/v1/render/t/7/card?title=a%20b&size=2");

  @Test
  void knowsItsOwn() {
    assertThat(signatures(NOW, NEW).signed(URI.create(sign(NEW)))).isTrue();
    assertThat(signatures(NOW, NEW).signed(ADDRESS)).isFalse();
  }

  @Test
  void knowsItsOwn_howeverAProxyWritesIt() {
    String[] signed = sign(NEW).split("[?&]");
    String reordered =
        signed[0] + "?" + signed[5] + "&" + signed[2] + "&title=a+b&" + signed[4] + "&" + signed[3];

    assertThat(signatures(NOW, NEW).signed(URI.create(reordered))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "card, card2",
    "t/7, t/8",
    "title=a%20b, title=a%20c",
    "title=, tit=",
    "size=2, size=2&size=3",
    "size=2&, ''",
    "exp=1, exp=2",
    "exp=1, exp=x",
    "kid=new, kid=old",
    "kid=new, kid=none",
    "kid=new, kid=new&kid=new",
    "sig=, sig=A"
  })
  void refusesAnAddress_thatWasChanged(String from, String to) {
    String forged = sign(NEW).replace(from, to);

    assertThat(forged).isNotEqualTo(sign(NEW));
    assertThatThrownBy(() -> signatures(NOW, NEW, OLD).signed(URI.create(forged)))
        .isInstanceOf(SignatureProblem.Forged.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sig=", "sig=%%%", "kid=new&exp=9999999999&sig=!!!", "sig=AAAA&kid=new"})
  void refusesRubbish(String query) {
    URI address = URI.create("/api/v1/render/text?" + query.replace("%%%", "%25%25"));

    assertThatThrownBy(() -> signatures(NOW, NEW).signed(address))
        .isInstanceOf(SignatureProblem.Forged.class);
  }

  @Test
  void refusesAnAddress_whoseTimeIsOver() {
    URI signed = URI.create(sign(NEW));

    assertThat(signatures(NOW.plusSeconds(59), NEW).signed(signed)).isTrue();
    assertThatThrownBy(() -> signatures(NOW.plusSeconds(60), NEW).signed(signed))
        .isInstanceOf(SignatureProblem.Expired.class);
  }

  @Test
  void keepsKnowingAKey_untilItIsDropped() {
    URI signed = URI.create(sign(OLD));

    assertThat(signatures(NOW, NEW, OLD).signed(signed)).isTrue();
    assertThat(signatures(NOW, NEW, OLD).sign(ADDRESS, NOW)).contains("kid=new");
    assertThatThrownBy(() -> signatures(NOW, NEW).signed(signed))
        .isInstanceOf(SignatureProblem.Forged.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"short:secret", "nocolon", "bad id:00000000000000000000000000000000"})
  void rejectsAKey_thatIsWeakOrMisspelt(String key) {
    assertThatThrownBy(() -> signatures(NOW, key)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsAKeyOfItsOwn_whenNoneIsGiven(@TempDir Path folder) throws Exception {
    var properties = new SigningProperties(List.of(), folder, Duration.ofDays(1));
    URI signed = URI.create(signatures(NOW, properties).sign(ADDRESS, NOW.plusSeconds(9)));

    assertThat(signatures(NOW, properties).signed(signed)).isTrue();
    assertThat(Files.getPosixFilePermissions(folder.resolve("render/signing-key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  private static String sign(String key) {
    return signatures(NOW, key).sign(ADDRESS, NOW.plusSeconds(60));
  }

  private static Signatures signatures(Instant now, String... keys) {
    return signatures(
        now, new SigningProperties(List.of(keys), Path.of("none"), Duration.ofDays(1)));
  }

  private static Signatures signatures(Instant now, SigningProperties properties) {
    return new Signatures(new SigningKeys(properties), Clock.fixed(now, ZoneOffset.UTC));
  }
}
