package io.atelier.generation.role;

/** What a process of this service does. */
public enum Role {
  /** Answers HTTP: accepts jobs and tells of them. */
  API,
  /** Carries jobs out and mends what other workers left behind. */
  WORKER
}
