package io.atelier.generation.model;

/** Where a version stands. */
public enum Stage {
  /** Known, but nobody is sent to it yet. */
  CANDIDATE,
  /** Users are sent to it. */
  LIVE,
  /** Nobody is sent to it any more; kept for a while to go back to. */
  RETIRED
}
