package io.atelier.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.auth.TestDatabase;
import io.atelier.auth.remote.BackingService;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class SigningKeysIT {

  private static final Duration WAIT = Duration.ofSeconds(30);
  private TestDatabase database;

  @BeforeEach
  void createDatabase() {
    database = TestDatabase.create();
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void agreeOnOneKey_whenManyInstancesStartAtOnce() {
    List<String> kids =
        Flux.range(0, 8)
            .flatMap(
                i ->
                    instance("the one secret of this installation")
                        .active()
                        .subscribeOn(Schedulers.boundedElastic()))
            .map(SigningKey::kid)
            .collectList()
            .block(WAIT);

    assertThat(kids).hasSize(8);
    assertThat(kids.stream().distinct()).hasSize(1);
  }

  @Test
  void publishEveryKeyWithoutItsPrivatePart() {
    SigningKeys keys = instance("the one secret of this installation");
    String active = keys.active().block(WAIT).kid();
    replaceActive();
    SigningKeys later = instance("the one secret of this installation");

    var published = later.published().block(WAIT);

    assertThat(published.getKeys()).hasSize(2).noneMatch(key -> key.isPrivate());
    assertThat(published.getKeyByKeyId(active)).isNotNull();
    assertThat(later.active().block(WAIT).kid()).isNotEqualTo(active);
  }

  @Test
  void serveWhatTheyKnow_whenTheDatabaseIsGone() {
    SigningKeys keys = instance("the one secret of this installation");
    String kid = keys.active().block(WAIT).kid();

    database.close();

    assertThat(keys.active().block(WAIT).kid()).isEqualTo(kid);
  }

  @Test
  void sayWhatIsWrong_whenStoredUnderAnotherSecret() {
    instance("the one secret of this installation").active().block(WAIT);

    StepVerifier.create(instance("another secret, also long enough").active())
        .expectErrorSatisfies(
            failure -> assertThat(failure).hasMessageContaining("ATELIER_KEY_SECRET"))
        .verify(WAIT);
  }

  /** Nothing is remembered between calls, so that each looks into the database. */
  private SigningKeys instance(String secret) {
    var properties = new KeyProperties(secret, Path.of("unused"), Duration.ZERO);
    var seal = new KeySeal(new MasterSecret(properties));
    var repository =
        new SigningKeyRepository(database.client(), new BackingService("postgres", WAIT), seal);
    return new SigningKeys(repository, properties, Clock.systemUTC());
  }

  private void replaceActive() {
    database.client().sql("update signing_keys set active = false").then().block(WAIT);
  }
}
