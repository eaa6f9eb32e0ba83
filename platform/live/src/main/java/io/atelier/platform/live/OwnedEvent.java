package io.atelier.platform.live;

/**
 * An event and whose it is.
 *
 * @param owner {@code user:<id>} or {@code ip:<address>}
 */
public record OwnedEvent(String owner, LiveEvent event) {}
