package io.atelier.gallery.work;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A work as clients see it; also the data of {@code work.created}.
 *
 * @param image path of the picture; {@code ?width=} asks for a smaller one
 */
public record WorkResponse(
    @JsonFormat(shape = Shape.STRING) long workId,
    @JsonFormat(shape = Shape.STRING) long categoryId,
    @JsonFormat(shape = Shape.STRING) @Nullable Long jobId,
    String prompt,
    String image,
    String mediaType,
    int width,
    int height,
    long bytes,
    String sha256,
    Instant createdAt) {

  public static WorkResponse from(Work work) {
    return new WorkResponse(
        work.id(),
        work.categoryId(),
        work.jobId(),
        work.prompt(),
        "/api/v1/works/" + work.id() + "/image",
        work.mediaType(),
        work.width(),
        work.height(),
        work.bytes(),
        work.sha256(),
        work.createdAt());
  }
}
