package io.atelier.gateway.live;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One owner's connections to this gateway, and the last event they were told of. */
final class Room {

  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private @Nullable String lastEventId;

  Set<Connection> connections() {
    return connections;
  }

  synchronized @Nullable String lastEventId() {
    return lastEventId;
  }

  /** Tells everyone, once: an event that a replay brought before is not repeated. */
  synchronized void tell(Frame frame) {
    if (!frame.isAfter(lastEventId)) {
      return;
    }
    if (frame.event() != null) {
      lastEventId = frame.event().id();
    }
    connections.forEach(connection -> connection.send(frame));
  }
}
