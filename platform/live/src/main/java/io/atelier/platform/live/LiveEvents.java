package io.atelier.platform.live;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.Limit;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.connection.stream.MapRecord;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/**
 * The log of what happens to each owner: a capped, expiring Redis stream per owner, and one channel
 * on which every append is announced to whoever listens.
 *
 * <p>On a Redis Cluster the stream's key carries its owner as hash tag, and {@code PUBLISH} reaches
 * every node by the cluster bus. When that bus becomes the limit, {@code append.lua} changes to
 * {@code SPUBLISH} on one channel per shard, and listeners subscribe to each of them.
 *
 * <p>Failures of Redis reach the caller as the errors of Spring Data Redis, at the latest after
 * {@code atelier.live.timeout} as a {@link java.util.concurrent.TimeoutException}.
 */
public final class LiveEvents implements AutoCloseable {

  static final String CHANNEL = "live-announcements";

  private static final RedisScript<String> APPEND =
      RedisScript.of(new ClassPathResource("io/atelier/platform/live/append.lua"), String.class);

  /** Approximate trimming leaves at most one stream node (100 entries) above the cap. */
  private static final int TRIMMING_SLACK = 101;

  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final ReactiveStringRedisTemplate redis;
  private final Mono<Void> connected;
  private final Announcements announcements;
  private final JsonMapper json;
  private final LiveProperties properties;

  LiveEvents(
      ReactiveStringRedisTemplate redis,
      Announcements announcements,
      JsonMapper json,
      LiveProperties properties) {
    this.redis = redis;
    this.connected = connected(redis.getConnectionFactory());
    this.announcements = announcements;
    this.json = json;
    this.properties = properties;
  }

  /**
   * Opens the shared connection, once. Spring Data Redis blocks the thread that first asks for it,
   * which must not be an event loop's.
   */
  private static Mono<Void> connected(ReactiveRedisConnectionFactory factory) {
    return Mono.fromCallable(factory::getReactiveConnection)
        .subscribeOn(Schedulers.boundedElastic())
        .flatMap(ReactiveRedisConnection::closeLater)
        .cache(_ -> FOR_EVER, _ -> Duration.ZERO, () -> FOR_EVER);
  }

  /**
   * Records an event and announces it, in one round trip.
   *
   * @param owner {@code user:<id>} or {@code ip:<address>}, without line breaks
   * @param type without line breaks, for example {@code job.succeeded}
   * @param data whatever Jackson can write
   * @return the event's id
   */
  public Mono<String> append(String owner, String type, Object data) {
    return connected
        .then(Mono.fromCallable(() -> arguments(owner, type, data)))
        .flatMapMany(arguments -> redis.execute(APPEND, List.of(key(owner)), arguments))
        .next()
        .timeout(properties.timeout());
  }

  private List<String> arguments(String owner, String type, Object data) {
    return List.of(
        oneLine(owner),
        oneLine(type),
        json.writeValueAsString(data),
        Integer.toString(properties.historySize()),
        Long.toString(properties.historyLife().toMillis()),
        CHANNEL);
  }

  /**
   * What happened to {@code owner} after the event called {@code lastEventId}.
   *
   * @param lastEventId null when the reader has seen none; anything that is no event id counts as
   *     unknown
   */
  public Mono<Replay> replay(String owner, @Nullable String lastEventId) {
    if (lastEventId == null || !EventId.isValid(lastEventId)) {
      return Mono.just(Replay.NOTHING);
    }
    int limit = properties.historySize() + TRIMMING_SLACK;
    return connected
        .thenMany(Flux.defer(() -> entriesFrom(lastEventId, owner, limit)))
        .map(this::event)
        .collectList()
        .map(events -> replay(events, lastEventId))
        .timeout(properties.timeout());
  }

  private Flux<MapRecord<String, String, String>> entriesFrom(
      String eventId, String owner, int limit) {
    return redis
        .<String, String>opsForStream()
        .range(
            key(owner),
            Range.from(Range.Bound.inclusive(eventId)).to(Range.Bound.unbounded()),
            Limit.limit().count(limit));
  }

  private static Replay replay(List<LiveEvent> events, String lastEventId) {
    // Redis trims from the old end, so as long as the reader's last event stands nothing after it
    // is gone.
    boolean recovered = !events.isEmpty() && events.getFirst().id().equals(lastEventId);
    return new Replay(
        recovered ? List.copyOf(events.subList(1, events.size())) : List.copyOf(events), recovered);
  }

  /**
   * Every owner's events from now on, hot: all subscribers of this process share one Redis
   * subscription, opened at the first call. It lasts across restarts of Redis; what was appended
   * while it was down is not announced, see {@link #resubscriptions()}. A subscriber must not
   * block: what it has not requested is dropped for it alone.
   */
  public Flux<OwnedEvent> announcements() {
    return announcements.events();
  }

  /** Completes once this process hears announcements, opening the subscription if need be. */
  public Mono<Void> listening() {
    return announcements.listening();
  }

  /**
   * Fires each time the subscription stands again after a break: listeners that must not miss
   * anything then {@link #replay} from the last event they saw.
   */
  public Flux<Long> resubscriptions() {
    return announcements.resubscriptions();
  }

  @Override
  public void close() {
    announcements.close();
  }

  private LiveEvent event(MapRecord<String, String, String> entry) {
    return LiveEvent.of(
        entry.getId().getValue(),
        entry.getValue().getOrDefault("type", ""),
        json.readTree(entry.getValue().getOrDefault("data", "null")));
  }

  private static String key(String owner) {
    return "live:{" + owner + "}";
  }

  private static String oneLine(String value) {
    if (value.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("line break in an owner or event type");
    }
    return value;
  }
}
