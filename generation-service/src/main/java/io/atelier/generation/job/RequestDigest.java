package io.atelier.generation.job;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What tells one request for jobs from another. */
final class RequestDigest {
  private RequestDigest() {}

  /** SHA-256 in lower-case hex. Each part is led by its length, so that none runs into the next. */
  static String of(JobRequest request, @Nullable Photo photo) {
    String all =
        Stream.of(
                photo == null ? "" : photo.sha256(),
                request.prompt(),
                request.model(),
                request.instructed(),
                request.categoryId(),
                request.format(),
                request.detail(),
                request.priority(),
                request.deadlineSeconds(),
                request.n(),
                request.seed(),
                request.previews(),
                request.drawing().toJson())
            .map(String::valueOf)
            .map(part -> part.length() + ":" + part)
            .collect(Collectors.joining());
    return Sha256.of(all.getBytes(StandardCharsets.UTF_8));
  }
}
