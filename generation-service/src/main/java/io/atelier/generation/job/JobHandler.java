package io.atelier.generation.job;

import io.atelier.generation.role.ConditionalOnRole;
import io.atelier.generation.role.Role;
import io.atelier.platform.ids.Snowflakes;
import io.atelier.platform.objectstore.StoredObject;
import io.atelier.platform.web.Data;
import io.atelier.platform.web.Identity;
import io.atelier.platform.web.Page;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The jobs API. */
@RestController
@ConditionalOnRole(Role.API)
final class JobHandler {
  private static final String KEY = "Idempotency-Key";

  private final Snowflakes ids;
  private final Photos photos;
  private final Submissions submissions;
  private final IdempotencyKeys keys;
  private final OwnedJobs jobs;

  JobHandler(
      Snowflakes ids,
      Photos photos,
      Submissions submissions,
      IdempotencyKeys keys,
      OwnedJobs jobs) {
    this.ids = ids;
    this.photos = photos;
    this.submissions = submissions;
    this.keys = keys;
    this.jobs = jobs;
  }

  @PostMapping(path = "/api/v1/jobs", consumes = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<Data<JobView>>> create(
      @Valid @RequestBody CreateJob body,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      Identity caller) {
    String image = body.image();
    return submit(image == null ? null : photos.ofText(image, "image"), body, key, caller)
        .map(JobHandler::accepted);
  }

  @PostMapping(path = "/api/v1/jobs", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  Mono<ResponseEntity<Data<JobView>>> create(
      @Valid @ModelAttribute JobForm form,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      Identity caller) {
    FilePart image = form.image();
    return submit(image == null ? null : photos.ofFile(image), form, key, caller)
        .map(JobHandler::accepted);
  }

  /** Answers 200, as the clients of this route expect. */
  @PostMapping("/api/v1/processImage")
  Mono<Data<JobView>> process(
      @Valid @RequestBody ProcessImage body,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      Identity caller) {
    return submit(photos.ofText(body.oriImage(), "ori_image"), body, key, caller).map(Data::of);
  }

  @GetMapping("/api/v1/jobs/{id}")
  Mono<Data<JobView>> read(@PathVariable long id, Identity caller) {
    return jobs.find(id, caller).map(JobView::from).map(Data::of);
  }

  @GetMapping("/api/v1/jobs")
  Mono<Page<JobView>> list(
      @RequestParam @Nullable String cursor,
      @RequestParam(defaultValue = "20") int limit,
      @RequestParam @Nullable JobStatus status,
      @RequestParam(name = "batch_id") @Nullable Long batch,
      Identity caller) {
    return jobs.list(caller, status, batch, JobCursor.parse(cursor), JobCursor.limit(limit));
  }

  @DeleteMapping("/api/v1/jobs/{id}")
  Mono<Data<JobView>> delete(@PathVariable long id, Identity caller) {
    return cancel(id, caller);
  }

  @PostMapping("/api/v1/jobs/{id}/cancel")
  Mono<Data<JobView>> cancel(@PathVariable long id, Identity caller) {
    return jobs.cancel(id, caller).map(JobView::from).map(Data::of);
  }

  /** The picture; WebFlux answers {@code If-None-Match} from the ETag. */
  @GetMapping("/api/v1/jobs/{id}/image")
  Mono<ResponseEntity<byte[]>> image(@PathVariable long id, Identity caller) {
    return jobs.picture(id, caller).map(JobHandler::picture);
  }

  /**
   * Emits the first job; the others of a batch are found by its id.
   *
   * @param photo null where the request has none
   */
  private Mono<JobView> submit(
      @Nullable Mono<Photo> photo, JobRequest request, @Nullable String key, Identity caller) {
    Mono<List<Job>> jobs =
        photo == null
            ? Mono.defer(() -> submit((Photo) null, request, key, caller))
            : photo.flatMap(measured -> submit(measured, request, key, caller));
    return jobs.map(List::getFirst).map(JobView::from);
  }

  private Mono<List<Job>> submit(
      @Nullable Photo photo, JobRequest request, @Nullable String key, Identity caller) {
    var job = NewJob.of(ids(request), caller, request, photo);
    var submitted = submissions.submit(job);
    return key == null
        ? submitted
        : keys.once(job.owner(), key, RequestDigest.of(request, photo), job.id(), submitted);
  }

  private List<Long> ids(JobRequest request) {
    int pictures = Objects.requireNonNullElse(request.n(), 1);
    return Stream.generate(ids::next).limit(pictures).toList();
  }

  private static ResponseEntity<Data<JobView>> accepted(JobView job) {
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/jobs/" + job.jobId()))
        .body(Data.of(job));
  }

  private static ResponseEntity<byte[]> picture(StoredObject picture) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(picture.mediaType()))
        .eTag(picture.etag())
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
        .body(picture.body());
  }
}
