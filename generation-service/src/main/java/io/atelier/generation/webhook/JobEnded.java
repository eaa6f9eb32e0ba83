package io.atelier.generation.webhook;

import io.atelier.generation.job.Job;
import io.atelier.generation.job.JobView;
import java.time.Instant;
import java.util.Objects;

/** What a webhook is sent: a CloudEvent 1.0 in its JSON format. */
record JobEnded(
    String specversion,
    String id,
    String source,
    String type,
    String subject,
    Instant time,
    String datacontenttype,
    JobView data) {

  static final String MEDIA_TYPE = "application/cloudevents+json";

  static JobEnded of(Job job) {
    String type = job.status().eventType();
    return new JobEnded(
        "1.0",
        type + ":" + job.id(),
        "/api/v1/jobs",
        type,
        Long.toString(job.id()),
        Objects.requireNonNull(job.finishedAt()),
        "application/json",
        JobView.from(job));
  }
}
