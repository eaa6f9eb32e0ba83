package io.atelier.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.auth.TestDatabase;
import io.atelier.auth.TestRedis;
import io.atelier.auth.account.Account;
import io.atelier.auth.key.TestSigningKeys;
import io.atelier.auth.remote.BackingService;
import io.atelier.platform.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class SessionsIT {

  private static final Duration WAIT = Duration.ofSeconds(30);
  private static final TokenProperties PROPERTIES =
      new TokenProperties(
          "http://localhost:8080",
          "atelier",
          Duration.ofMinutes(15),
          Duration.ofDays(30),
          Duration.ofSeconds(30),
          Duration.ofHours(1));

  private final SettableClock clock = new SettableClock();
  private TestDatabase database;
  private TestRedis redis;
  private SessionRepository repository;
  private Sessions sessions;
  private Account ada;

  @BeforeEach
  void open() {
    database = TestDatabase.create();
    redis = TestRedis.connect();
    var patient = new BackingService("test", WAIT);
    repository = new SessionRepository(database.client(), patient);
    sessions = instance(patient);
    ada = new Account(7, "ada", "ada@example.com", List.of("user"), null, clock.instant());
    insert(ada);
  }

  /** One of several processes on the same database. */
  private Sessions instance(BackingService patient) {
    var accessTokens =
        new AccessTokens(
            TestSigningKeys.in(database), PROPERTIES, clock, Schedulers.boundedElastic());
    return new Sessions(
        repository,
        new Successors(TestSigningKeys.SECRET),
        accessTokens,
        new RevokedSessions(redis.template(), patient, PROPERTIES),
        PROPERTIES,
        clock);
  }

  @AfterEach
  void close() {
    database.close();
    redis.close();
  }

  @Test
  void refreshGivesTheNextToken() {
    RefreshToken first = login();

    RefreshToken second = refresh(first);
    RefreshToken third = refresh(second);

    assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
  }

  @Test
  void racersGetTheSameSuccessor_onAllInstances() {
    RefreshToken token = login();
    Sessions other = instance(new BackingService("test", WAIT));

    List<String> successors =
        Flux.range(0, 40)
            .flatMap(
                i ->
                    (i % 2 == 0 ? sessions : other)
                        .refresh(token)
                        .subscribeOn(Schedulers.parallel()),
                40)
            .map(TokenPair::refreshToken)
            .collectList()
            .block(WAIT);

    assertThat(successors).hasSize(40);
    assertThat(successors.stream().distinct()).hasSize(1);
    assertThat(count("select count(*) n from refresh_tokens")).isEqualTo(2);
  }

  @Test
  void lateRacerGetsTheSameSuccessor_withinTheGraceTime() {
    RefreshToken token = login();
    RefreshToken successor = refresh(token);

    clock.advance(Duration.ofSeconds(30));

    assertThat(refresh(token)).isEqualTo(successor);
  }

  @Test
  void replayAfterTheGraceTimeEndsTheSession() {
    RefreshToken token = login();
    RefreshToken successor = refresh(token);

    clock.advance(Duration.ofSeconds(31));

    assertRefused(token);
    assertRefused(successor);
    assertThat(redis.template().hasKey("revoked:" + onlySession()).block(WAIT)).isTrue();
  }

  @Test
  void replayOfOneSessionLeavesTheUsersOthersAlone() {
    RefreshToken stolen = login();
    RefreshToken elsewhere = login();
    refresh(stolen);
    clock.advance(Duration.ofMinutes(1));

    assertRefused(stolen);

    assertThat(refresh(elsewhere)).isNotNull();
  }

  @Test
  void refusesUnknownTokens() {
    assertRefused(new RefreshToken("never-issued"));
    assertRefused(new RefreshToken("\uD800 \0 '; drop table accounts --"));
  }

  @Test
  void refusesExpiredTokens_andSweepsThemAway() {
    RefreshToken token = login();
    clock.advance(Duration.ofDays(31));
    RefreshToken fresh = login();

    assertRefused(token);
    long swept = new SessionSweeper(repository, PROPERTIES, clock).sweep().block(WAIT);

    assertThat(swept).isEqualTo(1);
    assertThat(count("select count(*) n from refresh_families")).isEqualTo(1);
    assertThat(count("select count(*) n from refresh_tokens")).isEqualTo(1);
    assertThat(refresh(fresh)).isNotNull();
  }

  @Test
  void sessionLivesOn_whileItIsRefreshed() {
    RefreshToken token = login();

    for (int week = 0; week < 8; week++) {
      clock.advance(Duration.ofDays(7));
      token = refresh(token);
    }
    new SessionSweeper(repository, PROPERTIES, clock).sweep().block(WAIT);

    assertThat(refresh(token)).isNotNull();
  }

  @Test
  void endedSessionCannotBeRefreshed_evenByARacer() {
    RefreshToken token = login();
    RefreshToken successor = refresh(token);

    sessions.end(onlySession()).block(WAIT);

    assertRefused(token);
    assertRefused(successor);
  }

  @Test
  void storesNoTokenInTheClear() {
    RefreshToken token = login();

    assertThat(
            count(
                "select count(*) n from refresh_tokens where digest = sha256('%s'::bytea)"
                    .formatted(token.value())))
        .isEqualTo(1);
    assertThat(
            count(
                "select count(*) n from refresh_tokens t where t::text like '%%%s%%'"
                    .formatted(token.value())))
        .isZero();
  }

  private RefreshToken login() {
    return tokenOf(sessions.open(ada));
  }

  private RefreshToken refresh(RefreshToken presented) {
    return tokenOf(sessions.refresh(presented));
  }

  private static RefreshToken tokenOf(Mono<TokenPair> pair) {
    return new RefreshToken(Objects.requireNonNull(pair.block(WAIT)).refreshToken());
  }

  private void assertRefused(RefreshToken token) {
    StepVerifier.create(sessions.refresh(token))
        .expectError(TokenProblem.RefreshTokenInvalid.class)
        .verify(WAIT);
  }

  private UUID onlySession() {
    return database
        .client()
        .sql("select id from refresh_families")
        .mapValue(UUID.class)
        .one()
        .block(WAIT);
  }

  private long count(String query) {
    return database.client().sql(query).mapValue(Long.class).one().block(WAIT);
  }

  private void insert(Account account) {
    database
        .client()
        .sql(
            """
            insert into accounts (id, username, username_key, email, email_key, password_hash, created_at)
            values (:id, :name, :name, :name, :name, 'none', now())
            """)
        .bind("id", account.id())
        .bind("name", account.username())
        .then()
        .block(WAIT);
  }
}
