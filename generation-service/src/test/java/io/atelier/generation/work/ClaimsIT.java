package io.atelier.generation.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.generation.RunningService;
import io.atelier.generation.job.Output;
import io.atelier.platform.image.ImageFormat;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which job is next; nobody but the test claims here. */
final class ClaimsIT {
  private static RunningService service;
  private static Claims claims;

  @BeforeAll
  static void start() {
    service = RunningService.start(Map.of("atelier.generation.roles", "api"));
    claims =
        new Claims(
            service.database(),
            new WorkProperties(
                1,
                Duration.ofSeconds(30),
                Duration.ofMinutes(2),
                Duration.ofSeconds(10),
                3,
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofMinutes(2)));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void empty() {
    service.execute("delete from jobs");
    service.execute("delete from owner_usage");
  }

  @Test
  void emitsNothing_whenNothingWaits() {
    assertThat(claims.next().blockOptional()).isEmpty();
  }

  @Test
  void letsOwnersTakeTurns_howeverManyJobsOneHas() {
    queue(1, "user:1", 10);
    queue(100, "user:2", 2);

    assertThat(owners(4)).containsExactly("user:1", "user:2", "user:1", "user:2");
    assertThat(owners(8)).containsOnly("user:1");
  }

  @Test
  void servesTheOwnerFirst_whoConsumedLess() {
    queue(1, "user:1", 1);
    queue(2, "user:2", 1);
    service.execute("insert into owner_usage values ('user:1', 5, 1, now())");

    assertThat(owners(2)).containsExactly("user:2", "user:1");
  }

  @Test
  void servesTheOwnerFirst_whoWeighsMore_whenBothConsumedTheSame() {
    queue(1, "user:1", 1);
    queue(2, "user:2", 1);
    service.execute(
        "insert into owner_usage values ('user:1', 5, 1, now()), ('user:2', 5, 4, now())");

    assertThat(owners(2)).containsExactly("user:2", "user:1");
  }

  @Test
  void letsConsumptionFade() {
    queue(1, "user:1", 1);
    queue(2, "user:2", 1);
    service.execute(
        "insert into owner_usage values ('user:1', 50, 1, now() - interval '1 hour'),"
            + " ('user:2', 5, 1, now())");

    assertThat(owners(2)).containsExactly("user:1", "user:2");
  }

  @Test
  void servesAnOwnersJobsInTheirOrder() {
    queue(1, "user:1", 3);

    List<Long> ids = Stream.generate(() -> claims.next().block().job().id()).limit(3).toList();

    assertThat(ids).containsExactly(1L, 2L, 3L);
  }

  @Test
  void leavesAJobAlone_whileItsPauseLasts() {
    queue(1, "user:1", 1);
    service.execute("update jobs set available_at = now() + interval '1 hour'");

    assertThat(claims.next().blockOptional()).isEmpty();
  }

  @Test
  void findsTheOnlyJob_thoughItsRowIsLockedWhenItsPermitArrives() throws Exception {
    queue(1, "user:1", 1);
    Connection submitting = Mono.from(service.bean(ConnectionFactory.class).create()).block();
    Mono.from(submitting.beginTransaction()).block();
    Flux.from(submitting.createStatement("update jobs set permit_at = now()").execute())
        .flatMap(Result::getRowsUpdated)
        .blockLast();

    var claim = claims.next().toFuture();
    Mono.delay(Duration.ofMillis(200)).then(Mono.from(submitting.commitTransaction())).block();

    assertThat(claim.get(10, TimeUnit.SECONDS)).isNotNull();
    Mono.from(submitting.close()).block();
  }

  @Test
  void givesNoJobTwice_whenManyClaimAtOnce() {
    queue(1, "user:1", 20);
    queue(100, "user:2", 20);

    var claimed =
        Flux.range(0, 60).flatMap(i -> claims.next(), 10).map(a -> a.job().id()).collectList();

    assertThat(claimed.block()).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void chargesWhatWasConsumed_whenAJobSucceeds() {
    queue(1, "user:1", 1);
    var assignment = claims.next().block();
    var output = new Output(ImageFormat.PNG, 64, 48, 100, "0".repeat(64));

    var job = claims.succeed(assignment, "1", output, 3.5).block();

    assertThat(job.output()).isEqualTo(output);
    assertThat(service.query("select seconds from owner_usage", Double.class)).isEqualTo(3.5);
    assertThat(service.query("select count(*) from outbox", Long.class)).isEqualTo(1);
    assertThat(claims.succeed(assignment, "1", output, 3.5).blockOptional()).isEmpty();
  }

  private static List<String> owners(int claimed) {
    return Stream.generate(() -> claims.next().block().job().owner()).limit(claimed).toList();
  }

  private static void queue(long firstId, String owner, int jobs) {
    service.execute(
        """
        insert into jobs (id, owner, status, model, prompt, output_format, input_format,
          input_width, input_height, input_bytes, input_sha256)
        select id, '%s', 'QUEUED', 'tiny', '', 'PNG', 'JPEG', 64, 48, 1, ''
        from generate_series(%d, %d) as id
        """
            .formatted(owner, firstId, firstId + jobs - 1));
  }
}
