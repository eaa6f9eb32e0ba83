package io.atelier.gateway.live;

import io.atelier.platform.live.LiveEvent;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to a client, encoded once for all connections of its owner.
 *
 * @param event what happened; null on messages of the gateway itself
 * @param text JSON
 * @param bytes length of the text in UTF-8
 */
record Frame(@Nullable LiveEvent event, String text, int bytes) {

  private static final Frame RECOVERED = notice("{\"type\":\"ready\",\"recovered\":true}");
  private static final Frame NOT_RECOVERED = notice("{\"type\":\"ready\",\"recovered\":false}");

  static Frame of(LiveEvent event, String json) {
    return new Frame(event, json, json.getBytes(StandardCharsets.UTF_8).length);
  }

  /**
   * Says that from here on the client hears everything.
   *
   * @param recovered whether it has also been told everything since the event it named
   */
  static Frame ready(boolean recovered) {
    return recovered ? RECOVERED : NOT_RECOVERED;
  }

  private static Frame notice(String text) {
    return new Frame(null, text, text.length());
  }

  /** Whether this is an event later than the one called {@code eventId}, or no event at all. */
  boolean isAfter(@Nullable String eventId) {
    return event == null || eventId == null || event.isAfter(eventId);
  }
}
