package io.atelier.platform.embedded;

/** What an embedded server does before it says that something is stored. */
public enum Durability {
  /** Writes and syncs: what was confirmed survives a crash of the machine. */
  SYNCED,
  /**
   * Leaves the data to the operating system: survives a crash of the server, and tests run faster.
   */
  BUFFERED
}
