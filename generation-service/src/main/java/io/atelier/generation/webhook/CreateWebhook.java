package io.atelier.generation.webhook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/v1/webhooks}.
 *
 * @param events null: every end of a job
 */
record CreateWebhook(
    @NotBlank @Size(max = 2000) String url,
    @Nullable @Size(min = 1)
        List<@Pattern(regexp = "job\\.(succeeded|failed|cancelled)") String> events) {

  private static final List<String> ALL = List.of("job.succeeded", "job.failed", "job.cancelled");

  List<String> wanted() {
    return events == null ? ALL : events;
  }
}
