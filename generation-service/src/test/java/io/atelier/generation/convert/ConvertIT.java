package io.atelier.generation.convert;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.generation.Gate;
import io.atelier.generation.Photographs;
import io.atelier.generation.RunningService;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.ImageHeader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Photo in, picture out. */
final class ConvertIT {
  private static RunningService service;

  @BeforeAll
  static void start() {
    service =
        RunningService.start(
            Map.of(
                "atelier.generation.convert.deadline", "8s",
                "atelier.generation.convert.max-wait", "1s"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @AfterEach
  void openGate() {
    gate().open();
  }

  @ParameterizedTest
  @CsvSource({
    "'', JPEG",
    "*/*, JPEG",
    "image/png, PNG",
    "image/jpeg, JPEG",
    "'image/png;q=0.5,image/webp', WEBP",
    "'image/avif,image/jpeg;q=0.9', JPEG"
  })
  void answersInTheFormatAccepted(String accept, ImageFormat expected) {
    byte[] picture =
        post(service.http().mutate().defaultHeader("Accept", accept).build(), Photographs.jpeg(1))
            .expectStatus()
            .isOk()
            .expectHeader()
            .contentType(expected.mediaType())
            .expectBody(byte[].class)
            .returnResult()
            .getResponseBody();

    assertThat(ImageHeader.read(picture).format()).isEqualTo(expected);
  }

  /** Nothing hears them here, so they would stay in the outbox. */
  @Test
  void tellsNoOtherPart_ofJobsOfTheAnonymous() {
    convert(Photographs.jpeg(12));

    assertThat(service.query("select count(*) from outbox", Long.class)).isZero();
  }

  @Test
  void worksOnTheSamePhotoOnce_afterwards() {
    byte[] photo = Photographs.jpeg(2);
    byte[] first = convert(photo);
    long jobs = jobs();

    byte[] second = convert(photo);

    assertThat(second).isEqualTo(first);
    assertThat(jobs()).isEqualTo(jobs);
  }

  @Test
  void worksOnTheSamePhotoOnce_atTheSameTime() {
    byte[] photo = Photographs.jpeg(3);
    long jobs = jobs();
    gate().close();

    Mono<List<byte[]>> pictures =
        Flux.range(0, 5)
            .flatMap(
                i ->
                    Mono.fromCallable(() -> convert(photo))
                        .subscribeOn(Schedulers.boundedElastic()))
            .collectList()
            .cache();
    pictures.subscribe();
    RunningService.eventually(ConvertIT::jobs, now -> now == jobs + 1);
    gate().open();

    assertThat(pictures.block()).hasSize(5).allMatch(p -> p.length > 0);
    assertThat(jobs()).isEqualTo(jobs + 1);
  }

  @Test
  void cancelsTheJob_whenTheDeadlinePasses() {
    gate().close();

    post(service.http(), Photographs.jpeg(4))
        .expectStatus()
        .isEqualTo(504)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON);

    RunningService.eventually(
        () -> service.query("select status from jobs order by id desc limit 1", String.class),
        "CANCELLED"::equals);
  }

  @Test
  void saysWhatIsWrong_whenThePixelsAreBroken() {
    post(service.http(), Photographs.pngWithBrokenPixels())
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("https://atelier.dev/problems/broken-image");
  }

  @Test
  void refuses_whatIsNoImage() {
    long jobs = jobs();

    post(service.http(), "hello".getBytes()).expectStatus().isEqualTo(415);
    post(service.http(), new byte[0]).expectStatus().isEqualTo(415);

    assertThat(jobs()).isEqualTo(jobs);
  }

  @Test
  void refuses_aFormWithoutImage() {
    var form = new MultipartBodyBuilder();
    form.part("picture", "none");
    var text = new MultipartBodyBuilder();
    text.part("image", "text");

    for (var body : List.of(form, text)) {
      service
          .http()
          .post()
          .uri("/api/convert")
          .bodyValue(body.build())
          .exchange()
          .expectStatus()
          .isEqualTo(400);
    }
  }

  @Test
  void refuses_aFileThatIsTooLarge() {
    post(service.http(), new byte[21 << 20]).expectStatus().isEqualTo(413);
  }

  @Test
  void refuses_whenTheQueueIsTooDeep() {
    service.execute(
        """
        insert into jobs (id, owner, status, model, prompt, output_format, input_format,
          input_width, input_height, input_bytes, input_sha256, available_at)
        select id, 'user:1', 'QUEUED', 'tiny', '', 'PNG', 'JPEG', 64, 48, 1, '',
          now() + interval '1 hour'
        from generate_series(1, 900) as id
        """);
    try {
      post(service.http(), Photographs.jpeg(5))
          .expectStatus()
          .isEqualTo(503)
          .expectHeader()
          .exists("Retry-After");
    } finally {
      service.execute("delete from jobs where id <= 900");
    }
  }

  private static void queueForLater(String owner) {
    service.execute(
        """
        insert into jobs (id, owner, status, model, prompt, output_format, input_format,
          input_width, input_height, input_bytes, input_sha256, available_at)
        select id, '%s', 'QUEUED', 'tiny', '', 'PNG', 'JPEG', 64, 48, 1, '',
          now() + interval '1 hour'
        from generate_series(1, 900) as id
        """
            .formatted(owner));
  }

  private static byte[] convert(byte[] photo) {
    return post(service.http(), photo)
        .expectStatus()
        .isOk()
        .expectBody(byte[].class)
        .returnResult()
        .getResponseBody();
  }

  private static WebTestClient.ResponseSpec post(WebTestClient client, byte[] photo) {
    return client.post().uri("/api/convert").bodyValue(Photographs.form(photo)).exchange();
  }

  private static long jobs() {
    return service.query("select count(*) from jobs", Long.class);
  }

  private static Gate gate() {
    return service.bean(Gate.class);
  }
}
