package io.atelier.generation.job;

import java.util.Locale;

/** Where a job stands. */
public enum JobStatus {
  QUEUED,
  RUNNING,
  SUCCEEDED,
  FAILED,
  CANCELLED;

  /** Whether the job stays so for ever. */
  public boolean isFinal() {
    return this == SUCCEEDED || this == FAILED || this == CANCELLED;
  }

  /** The type of the live event that tells of it, such as {@code job.succeeded}. */
  public String eventType() {
    return "job." + name().toLowerCase(Locale.ROOT);
  }
}
