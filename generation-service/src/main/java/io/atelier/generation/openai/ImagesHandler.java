package io.atelier.generation.openai;

import io.atelier.generation.job.Job;
import io.atelier.generation.job.NewJob;
import io.atelier.generation.job.Photo;
import io.atelier.generation.job.Photos;
import io.atelier.generation.job.Submissions;
import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.ModelKind;
import io.atelier.generation.model.ModelRegistry;
import io.atelier.generation.role.ConditionalOnRole;
import io.atelier.generation.role.Role;
import io.atelier.platform.ids.Snowflakes;
import io.atelier.platform.objectstore.StoredObject;
import io.atelier.platform.web.Identity;
import io.atelier.platform.web.OpenAiError;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.codec.multipart.Part;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The Images API. */
@RestController
@ConditionalOnRole(Role.API)
final class ImagesHandler {
  private static final String EDIT = "image_edit";
  private static final String GENERATION = "image_generation";

  private final Snowflakes ids;
  private final ModelRegistry models;
  private final Photos photos;
  private final Submissions submissions;
  private final ImagesJobs jobs;
  private final ImageLinks links;
  private final OpenAiProperties properties;
  private final Clock clock;

  ImagesHandler(
      Snowflakes ids,
      ModelRegistry models,
      Photos photos,
      Submissions submissions,
      ImagesJobs jobs,
      ImageLinks links,
      OpenAiProperties properties,
      Clock clock) {
    this.ids = ids;
    this.models = models;
    this.photos = photos;
    this.submissions = submissions;
    this.jobs = jobs;
    this.links = links;
    this.properties = properties;
    this.clock = clock;
  }

  @PostMapping(path = "/v1/images/edits", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  Mono<ResponseEntity<?>> edit(@RequestBody MultiValueMap<String, Part> form, Identity caller) {
    var request = editing(ImagesRequest.of(ImagesForm.fields(form)).requirePrompt(), caller);
    return answer(request, photos.ofFile(ImagesForm.image(form)), caller);
  }

  @PostMapping(path = "/v1/images/edits", consumes = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<?>> edit(@RequestBody JsonNode body, Identity caller) {
    var request = editing(ImagesRequest.of(ImagesForm.fields(body)).requirePrompt(), caller);
    return answer(request, photos.ofText(ImagesForm.image(body), "images"), caller);
  }

  @PostMapping(path = "/v1/images/variations", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  Mono<ResponseEntity<?>> vary(@RequestBody MultiValueMap<String, Part> form, Identity caller) {
    var request = ImagesRequest.of(ImagesForm.fields(form));
    return answer(request, photos.ofFile(ImagesForm.image(form)), caller);
  }

  @PostMapping(path = "/v1/images/generations", consumes = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<?>> generate(@RequestBody JsonNode body, Identity caller) {
    var request = drawing(ImagesRequest.of(ImagesForm.fields(body)).requirePrompt());
    return answer(GENERATION, request, NewJob.of(ids(request.n()), caller, request, null));
  }

  /** Who names no model wants one that heeds his words, if there is one. */
  private ImagesRequest editing(ImagesRequest request, Identity caller) {
    return models
        .editor(caller.owner())
        .filter(editor -> request.model() == null)
        .map(editor -> request.of(editor.version().name()))
        .orElse(request);
  }

  private ImagesRequest drawing(ImagesRequest request) {
    requireModel(request);
    String name = request.model() == null ? properties.generationModel() : request.model();
    InstalledModel model =
        models
            .installed(name)
            .orElseThrow(
                () -> new ImagesProblem.BadParameter("model", "No model here draws from words."));
    if (model.kind() != ModelKind.TEXT_TO_IMAGE) {
      throw new ImagesProblem.BadParameter(
          "model", "This model works on a photo: send it to /v1/images/edits.");
    }
    return request.drawnBy(model);
  }

  @GetMapping("/v1/images/files/{token}")
  Mono<ResponseEntity<byte[]>> file(@PathVariable String token) {
    return links.open(token).map(ImagesHandler::picture);
  }

  private Mono<ResponseEntity<?>> answer(
      ImagesRequest request, Mono<Photo> photo, Identity caller) {
    requireModel(request);
    return photo
        .map(measured -> NewJob.of(ids(request.n()), caller, request, measured))
        .flatMap(job -> answer(EDIT, request, job));
  }

  /**
   * @param family of a stream's events
   */
  private Mono<ResponseEntity<?>> answer(String family, ImagesRequest request, NewJob job) {
    return submissions
        .submit(job)
        .flatMap(
            submitted ->
                request.stream() ? stream(family, request, submitted) : whole(request, submitted));
  }

  private void requireModel(ImagesRequest request) {
    String name = request.model();
    if (name != null && models.live(name).isEmpty()) {
      throw new ImagesProblem.ModelNotFound(name);
    }
  }

  private Mono<ResponseEntity<?>> whole(ImagesRequest request, List<Job> submitted) {
    return jobs.results(submitted, request.size())
        .ofType(Made.Finished.class)
        .collectList()
        .flatMap(
            pictures ->
                Flux.fromIterable(pictures)
                    .concatMap(picture -> item(request, picture))
                    .collectList()
                    .map(
                        items ->
                            ImagesAnswer.of(
                                now(), items, pictures.getFirst(), request.outputFormat())))
        .map(ResponseEntity::ok);
  }

  private Mono<ImagesAnswer.Item> item(ImagesRequest request, Made.Finished picture) {
    return request.linked()
        ? links.to(picture.objectKey()).map(ImagesAnswer.Item::linked)
        : Mono.just(ImagesAnswer.Item.of(picture));
  }

  /** Begins at once, with a comment, so that nobody on the way takes the wait for a lost server. */
  private Mono<ResponseEntity<?>> stream(
      String family, ImagesRequest request, List<Job> submitted) {
    Flux<ServerSentEvent<Object>> events =
        jobs.results(submitted, request.size())
            .map(made -> ImageEvent.of(family, request, made, now()))
            .onErrorResume(e -> Mono.just(ImageEvent.of(OpenAiError.of(e))))
            .startWith(ServerSentEvent.builder().comment("accepted").build());
    return Mono.just(ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).body(events));
  }

  private List<Long> ids(int pictures) {
    return Stream.generate(ids::next).limit(pictures).toList();
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  private static ResponseEntity<byte[]> picture(StoredObject picture) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(picture.mediaType()))
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePrivate())
        .body(picture.body());
  }
}
