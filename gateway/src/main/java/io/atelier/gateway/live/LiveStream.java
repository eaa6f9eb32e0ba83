package io.atelier.gateway.live;

import io.atelier.platform.web.Identity;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Live events as an event stream (SSE): the frames of the socket as unnamed events. */
@RestController
final class LiveStream {

  private static final ServerSentEvent<String> HEARTBEAT =
      ServerSentEvent.<String>builder().comment("ping").build();

  private final LiveDoor door;
  private final LiveHub hub;
  private final LiveEdgeProperties properties;
  private final Clock clock;

  LiveStream(LiveDoor door, LiveHub hub, LiveEdgeProperties properties, Clock clock) {
    this.door = door;
    this.hub = hub;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Browsers name the last event by header when they reconnect; the parameter is for a new page.
   */
  @GetMapping("/api/v1/events")
  Mono<ResponseEntity<Flux<ServerSentEvent<String>>>> open(
      ServerWebExchange exchange,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventIdHeader,
      @RequestParam(name = "last_event_id", required = false) @Nullable String lastEventId) {
    String seen = lastEventIdHeader != null ? lastEventIdHeader : lastEventId;
    return door.admit(exchange).map(caller -> answer(caller, seen));
  }

  private ResponseEntity<Flux<ServerSentEvent<String>>> answer(
      Identity caller, @Nullable String seen) {
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_EVENT_STREAM)
        .cacheControl(CacheControl.noStore())
        .header("X-Accel-Buffering", "no") // nginx would hold events back
        .body(events(caller, seen));
  }

  private Flux<ServerSentEvent<String>> events(Identity caller, @Nullable String seen) {
    Duration life = Duration.between(clock.instant(), caller.expiresAt());
    return Flux.merge(
            hub.frames(caller.owner(), seen).map(LiveStream::event),
            Flux.interval(properties.heartbeat()).onBackpressureDrop().map(_ -> HEARTBEAT))
        .takeUntilOther(Mono.delay(life));
  }

  private static ServerSentEvent<String> event(Frame frame) {
    ServerSentEvent.Builder<String> event = ServerSentEvent.builder(frame.text());
    return frame.event() == null ? event.build() : event.id(frame.event().id()).build();
  }
}
