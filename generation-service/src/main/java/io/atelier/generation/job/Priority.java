package io.atelier.generation.job;

/** Which of an owner's jobs goes first. It moves nobody past another owner. */
public enum Priority {
  LOW,
  NORMAL,
  HIGH
}
