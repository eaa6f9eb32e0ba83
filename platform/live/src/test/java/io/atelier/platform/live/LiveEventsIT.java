package io.atelier.platform.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.platform.testing.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

class LiveEventsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static LettuceConnectionFactory redis;
  private static LiveEvents live;

  private final String owner = "user:" + UUID.randomUUID();

  @BeforeAll
  static void connect() {
    redis =
        new LettuceConnectionFactory(
            LettuceConnectionFactory.createRedisConfiguration(TestServers.redisUrl()));
    redis.afterPropertiesSet();
    redis.start();
    live = liveEvents(new LiveProperties(5, Duration.ofHours(1), Duration.ofSeconds(5)));
  }

  private static LiveEvents liveEvents(LiveProperties properties) {
    JsonMapper json = JsonMapper.builder().build();
    return new LiveEvents(
        new ReactiveStringRedisTemplate(redis), new Announcements(redis, json), json, properties);
  }

  @AfterAll
  static void disconnect() {
    live.close();
    redis.destroy();
  }

  @Test
  void announcesAnEvent_toEverySubscriberOfTheProcess() {
    Flux<OwnedEvent> mine = live.announcements().filter(event -> event.owner().equals(owner));
    live.listening().block(PATIENCE);

    StepVerifier.create(Flux.merge(mine, mine).take(2))
        .then(
            () ->
                live.append(owner, "job.queued", Map.of("text", "two\nlines, 漫画")).block(PATIENCE))
        .assertNext(
            heard -> {
              assertThat(heard.event().type()).isEqualTo("job.queued");
              assertThat(heard.event().data().get("text").asString()).isEqualTo("two\nlines, 漫画");
              assertThat(heard.event().id()).startsWith(heard.event().time().toEpochMilli() + "-");
            })
        .expectNextCount(1)
        .expectComplete()
        .verify(PATIENCE);
  }

  @Test
  void replaysWhatCameLater_andSaysItIsAll() {
    String first = append(1);
    String second = append(2);
    String third = append(3);

    Replay replay = live.replay(owner, first).block(PATIENCE);

    assertThat(replay.recovered()).isTrue();
    assertThat(ids(replay)).containsExactly(second, third);
  }

  @Test
  void replaysNothing_andSaysItIsAll_whenTheReaderHasSeenTheLatest() {
    String latest = append(1);

    Replay replay = live.replay(owner, latest).block(PATIENCE);

    assertThat(replay).isEqualTo(new Replay(List.of(), true));
  }

  @Test
  void admitsTheGap_whenTheReadersEventWasTrimmed() {
    String first = append(0);
    List<String> later = Flux.range(1, 400).map(this::append).collectList().block(PATIENCE);

    Replay replay = live.replay(owner, first).block(PATIENCE);

    assertThat(replay.recovered()).isFalse();
    assertThat(replay.events()).hasSizeGreaterThanOrEqualTo(5).hasSizeLessThan(400);
    assertThat(ids(replay)).endsWith(later.getLast());
  }

  @Test
  void promisesNothing_whenTheReaderNamesNoEvent_anUnknownOne_orNonsense() {
    append(1);

    assertThat(live.replay(owner, null).block(PATIENCE)).isEqualTo(Replay.NOTHING);
    assertThat(live.replay(owner, "x; DROP").block(PATIENCE)).isEqualTo(Replay.NOTHING);
    assertThat(live.replay(owner, "1-0").block(PATIENCE).recovered()).isFalse();
  }

  @Test
  void keepsOwnersApart() {
    String mine = append(1);
    live.append(owner + "0", "job.queued", Map.of()).block(PATIENCE);

    assertThat(live.replay(owner, mine).block(PATIENCE).events()).isEmpty();
  }

  @Test
  void forgets_whenHistoryLifeEnds() {
    LiveEvents brief = liveEvents(new LiveProperties(5, Duration.ofMillis(1), PATIENCE));
    String gone = brief.append(owner, "job.queued", Map.of()).block(PATIENCE);

    // Redis expires lazily on access, so the next command already finds nothing once 1 ms passed.
    Flux.defer(() -> brief.replay(owner, gone))
        .repeat()
        .takeUntil(r -> !r.recovered())
        .blockLast(PATIENCE);
  }

  @Test
  void refusesLineBreaksInOwnerOrType() {
    StepVerifier.create(live.append("user:1\nuser:2", "job.queued", Map.of()))
        .verifyError(IllegalArgumentException.class);
  }

  private String append(int n) {
    return live.append(owner, "job.progress", Map.of("n", n)).block(PATIENCE);
  }

  private static List<String> ids(Replay replay) {
    return replay.events().stream().map(LiveEvent::id).toList();
  }
}
