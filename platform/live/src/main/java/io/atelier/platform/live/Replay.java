package io.atelier.platform.live;

import java.util.List;

/**
 * What the log still holds after the event a reader saw last.
 *
 * @param events the later events, oldest first
 * @param recovered whether they are all that happened since; false when the reader's event is no
 *     longer in the log (trimmed, expired, lost with Redis' memory) or the reader named none: he
 *     should then read the current state from the API
 */
public record Replay(List<LiveEvent> events, boolean recovered) {

  static final Replay NOTHING = new Replay(List.of(), false);
}
