package io.atelier.gateway.live;

import io.atelier.platform.live.LiveEvent;
import io.atelier.platform.live.LiveEvents;
import io.atelier.platform.live.OwnedEvent;
import io.atelier.platform.live.Replay;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.socket.CloseStatus;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fans this gateway's one subscription out to its connections, in memory. When the subscription
 * stands again after a break, every room is told what it missed.
 */
@Component
final class LiveHub implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(LiveHub.class);
  private static final int REPLAYS_AT_ONCE = 16;

  private final LiveEvents live;
  private final JsonMapper json;
  private final LiveEdgeProperties properties;
  private final Map<String, Room> rooms = new ConcurrentHashMap<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final Disposable.Swap listening = Disposables.swap();
  private volatile boolean running;

  LiveHub(LiveEvents live, JsonMapper json, LiveEdgeProperties properties, MeterRegistry metrics) {
    this.live = live;
    this.json = json;
    this.properties = properties;
    metrics.gauge("atelier.live.connections", connections);
  }

  /**
   * Fails with {@link LiveProblem} when the owner or the gateway has as many connections as it may.
   */
  void requireSpace(String owner) {
    if (connections.get() >= properties.connections()) {
      throw new LiveProblem.GatewayFull();
    }
    Room room = rooms.get(owner);
    if (room != null && room.connections().size() >= properties.connectionsPerUser()) {
      throw new LiveProblem.TooManyConnections(properties.connectionsPerUser());
    }
  }

  /**
   * A connection of {@code owner}: first {@code ready}, then what came after {@code lastEventId},
   * then each event as it happens. Ends with {@link ConnectionClosed}.
   */
  Flux<Frame> frames(String owner, @Nullable String lastEventId) {
    return Flux.using(
        () -> join(owner),
        connection ->
            replay(owner, lastEventId, connection).thenMany(Flux.defer(connection::frames)),
        connection -> leave(owner, connection));
  }

  private Mono<Replay> replay(String owner, @Nullable String lastEventId, Connection connection) {
    return live.replay(owner, lastEventId)
        .onErrorResume(
            failure -> {
              log.atWarn().addKeyValue("owner", owner).setCause(failure).log("no replay");
              return Mono.just(new Replay(List.of(), false));
            })
        .doOnNext(replay -> begin(connection, replay));
  }

  private void begin(Connection connection, Replay replay) {
    connection.begin(
        Stream.concat(
                Stream.of(Frame.ready(replay.recovered())),
                replay.events().stream().map(this::frame))
            .toList());
  }

  private Connection join(String owner) {
    Connection connection = new Connection(properties.backlog().toBytes());
    rooms.compute(
        owner,
        (_, existing) -> {
          Room room = existing == null ? new Room() : existing;
          room.connections().add(connection);
          return room;
        });
    connections.incrementAndGet();
    return connection;
  }

  private void leave(String owner, Connection connection) {
    connections.decrementAndGet();
    rooms.computeIfPresent(
        owner,
        (_, room) -> {
          room.connections().remove(connection);
          return room.connections().isEmpty() ? null : room;
        });
  }

  private Frame frame(LiveEvent event) {
    return Frame.of(event, json.writeValueAsString(event));
  }

  private void tell(OwnedEvent announced) {
    Room room = rooms.get(announced.owner());
    if (room != null) {
      room.tell(frame(announced.event()));
    }
  }

  private Mono<Void> catchUp(String owner, Room room) {
    return live.replay(owner, room.lastEventId())
        .doOnNext(
            replay -> {
              replay.events().forEach(event -> room.tell(frame(event)));
              if (!replay.recovered()) {
                room.tell(Frame.ready(false));
              }
            })
        .onErrorResume(failure -> Mono.fromRunnable(() -> room.tell(Frame.ready(false))))
        .then();
  }

  @Override
  public void start() {
    running = true;
    listening.update(
        Disposables.composite(
            live.announcements().subscribe(this::tell),
            live.resubscriptions()
                .onBackpressureLatest()
                .concatMap(
                    _ ->
                        Flux.fromIterable(rooms.entrySet())
                            .flatMap(e -> catchUp(e.getKey(), e.getValue()), REPLAYS_AT_ONCE))
                .subscribe()));
  }

  /** Before the web server waits for open requests to end: live ones end only now. */
  @Override
  public void stop() {
    running = false;
    listening.update(Disposables.disposed());
    rooms.values().stream()
        .flatMap(room -> room.connections().stream())
        .forEach(connection -> connection.close(CloseStatus.GOING_AWAY));
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return DEFAULT_PHASE;
  }
}
