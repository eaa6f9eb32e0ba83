package io.atelier.platform.live;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * Something that happened to one owner.
 *
 * @param id the Redis stream id, {@code <milliseconds>-<sequence>}: unique and ascending within an
 *     owner
 * @param time when Redis took the event, to the millisecond
 * @param type for example {@code job.succeeded}
 * @param data the resource the event is about, as its API shows it
 */
public record LiveEvent(String id, Instant time, String type, JsonNode data) {

  static LiveEvent of(String id, String type, JsonNode data) {
    return new LiveEvent(id, EventId.parse(id).time(), type, data);
  }

  /** Whether this event comes later in its owner's stream than the one called {@code otherId}. */
  public boolean isAfter(String otherId) {
    return EventId.parse(id).compareTo(EventId.parse(otherId)) > 0;
  }
}
