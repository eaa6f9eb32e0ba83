package io.atelier.generation.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.atelier.generation.Photographs;
import io.atelier.generation.RunningService;
import io.atelier.generation.job.Failure;
import io.atelier.generation.job.JobRepository;
import io.atelier.generation.job.Output;
import io.atelier.generation.job.Receipt;
import io.atelier.platform.image.ImageFormat;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Which job is next; nobody but the test claims here. */
final class ClaimsIT {
  private static final Output OUTPUT = new Output(ImageFormat.PNG, 64, 48, 100, "0".repeat(64));
  private static final Receipt RECEIPT =
      new Receipt("0".repeat(64), "fp32", 0, 1, Map.of("steps", 0.1), null);
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
                Duration.ofMinutes(1)));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void empty() {
    service.execute("delete from jobs");
    service.execute("delete from lanes");
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
  void servesANewcomerNext_thoughAnotherHasAThousandJobsWaiting() {
    queue(1, "user:1", 1000);
    assertThat(owners(4)).containsOnly("user:1");

    queue(2000, "user:2", 1);

    assertThat(position(2000)).isEqualTo(1);
    assertThat(owners(2)).containsExactly("user:2", "user:1");
  }

  @Test
  void servesANewcomerNext_thoughTheOthersJobsTurnOutCheaperThanThought() {
    queue(1, "user:1", 100);
    var running = Stream.generate(() -> claims.next().block()).limit(4).toList();
    queue(2000, "user:2", 1);

    running.forEach(job -> claims.succeed(job, "1", OUTPUT, 0.001, RECEIPT).block());

    assertThat(owners(1)).containsExactly("user:2");
  }

  @Test
  void sharesModelSeconds_notJobs() {
    queue(1, "user:1", 40);
    queue(100, "user:2", 40);
    service.execute("update jobs set cost = 1.5 where owner = 'user:1'");

    assertThat(owners(20)).filteredOn("user:1"::equals).hasSize(5);
  }

  @Test
  void servesAnOwnerMore_whoWeighsMore() {
    service.execute("insert into lanes (owner, weight) values ('user:1', 3)");
    queue(1, "user:1", 40);
    queue(100, "user:2", 40);

    assertThat(owners(20)).filteredOn("user:1"::equals).hasSize(15);
  }

  @Test
  void chargesNobodyForTimesWhenHeDidNotWait() {
    queue(1, "user:1", 10);
    owners(10);
    queue(100, "user:1", 10);
    queue(200, "user:2", 10);

    assertThat(owners(10)).filteredOn("user:1"::equals).hasSize(5);
  }

  @Test
  void letsNobodySaveUp_byStayingAway() {
    queue(1, "user:2", 1);
    queue(10, "user:1", 10);
    owners(11);
    queue(100, "user:1", 10);
    queue(200, "user:2", 10);

    assertThat(owners(10)).filteredOn("user:2"::equals).hasSize(5);
  }

  @Test
  void servesAnOwnerAtLast_whomOthersAlwaysComeBefore() {
    queue(1, "user:1", 1);
    service.execute("update lanes set served = 1000, since = now() - interval '2 minutes'");
    queue(100, "user:2", 10);
    service.execute("update lanes set served = 0 where owner = 'user:2'");

    assertThat(owners(2)).containsExactly("user:1", "user:2");
  }

  @Test
  void servesAnOwnersJobsByPriority_butNoneBeforeAnotherOwners() {
    queue(1, "user:1", 3);
    owners(1);
    queue(100, "user:2", 1);
    service.execute("update jobs set priority = 2 where id = 3");

    assertThat(ids(3)).containsExactly(100L, 3L, 2L);
  }

  @Test
  void leavesAJobAlone_whoseDeadlineHasPassed() {
    queue(1, "user:1", 2);
    service.execute("update jobs set deadline_at = now() - interval '1 second' where id = 1");

    assertThat(ids(1)).containsExactly(2L);
  }

  @Test
  void keepsTheLanesTrue_whateverBecomesOfTheJobs() {
    queue(1, "user:1", 6);
    var ended = claims.next().block();
    var failed = claims.next().block();
    var again = claims.next().block();
    claims.succeed(ended, "1", OUTPUT, 0.7, RECEIPT).block();
    claims.fail(failed, Failure.ATTEMPTS_EXHAUSTED).block();
    claims.retry(again, Duration.ofHours(1)).block();
    service.execute("update jobs set status = 'CANCELLED', finished_at = now() where id = 4");
    service.execute("delete from jobs where id = 5");

    assertThat(service.query("select waiting from lanes", Integer.class)).isEqualTo(2);
    assertThat(service.query("select waiting_cost from lanes", Double.class)).isEqualTo(1.0);
    assertThat(service.query("select served from lanes", Double.class))
        .isBetween(0.7, 0.7 + 0.5); // a failure is charged the time it took
  }

  @Test
  void learnsWhatAModelsJobsTake() {
    service.execute("delete from model_speed");
    queue(1, "user:1", 2);

    claims.succeed(claims.next().block(), "1", OUTPUT, 3, RECEIPT).block();
    assertThat(service.query("select seconds from model_speed", Double.class)).isEqualTo(3.0);
    claims.succeed(claims.next().block(), "1", OUTPUT, 4, RECEIPT).block();

    assertThat(service.query("select seconds from model_speed", Double.class))
        .isCloseTo(3.1, within(1e-9));
    service.execute("delete from model_speed");
  }

  @Test
  void learnsThePaceOfEachVersionForItself_andEstimatesByTheOneThatIsLive() {
    service.execute("delete from model_speed");
    queue(1, "user:1", 2);

    claims.succeed(claims.next().block(), "0.9", OUTPUT, 8, RECEIPT).block();
    assertThat(estimate(2, "STANDARD")).isEqualTo(8.0); // better than nothing
    claims.succeed(claims.next().block(), "1", OUTPUT, 2, RECEIPT).block();

    assertThat(estimate(3, "STANDARD")).isEqualTo(2.0);
    service.execute("delete from model_speed");
  }

  @Test
  void estimatesFullDetailByTheSizeTheModelPaintsAt() {
    service.execute("insert into model_speed (model, version, seconds) values ('tiny', '1', 2)");

    assertThat(estimate(4, "FULL")).isEqualTo(2.0 * 4 * 4); // tiny paints at 256 pixels
    service.execute("delete from model_speed");
  }

  /** The model-seconds that a job with a photo of 1024 pixels is expected to take. */
  private static double estimate(long user, String detail) {
    long id =
        service
            .httpAs(user)
            .post()
            .uri("/api/v1/jobs")
            .contentType(MediaType.MULTIPART_FORM_DATA)
            .bodyValue(
                Photographs.form(
                    Photographs.jpeg(user, 1024, 768), "prompt", "x", "detail", detail))
            .exchange()
            .expectStatus()
            .isAccepted()
            .expectBody(JsonNode.class)
            .returnResult()
            .getResponseBody()
            .at("/data/job_id")
            .asLong();
    double cost = service.query("select cost from jobs where id = " + id, Double.class);
    service.execute("delete from jobs where id = " + id);
    return cost;
  }

  /** Rows that the plan's nodes really touched, not time: that depends on the machine. */
  @Test
  void looksAtFewRows_thoughTenThousandJobsWait() {
    queueTenThousand();
    service.execute("analyze jobs");
    service.execute("analyze lanes");

    String plan =
        service
            .database()
            .sql("explain (analyze, timing off, format json) " + Claims.CLAIM)
            .bind("patience", 60.0)
            .bind("lease", UUID.randomUUID())
            .bind("seconds", 30.0)
            .mapValue(String.class)
            .one()
            .block();

    assertThat(rows(new ObjectMapper().readTree(plan))).isLessThan(1000);
  }

  @Test
  void refusesAJob_whenAsManyWaitAsMay_andSaysWhenToComeBack() {
    queueTenThousand();

    service
        .httpAs(7)
        .post()
        .uri("/api/v1/jobs")
        .bodyValue(Map.of("prompt", "x", "image", Photographs.dataUrl(Photographs.jpeg(1))))
        .exchange()
        .expectStatus()
        .isEqualTo(503)
        .expectHeader()
        // A tenth of 10,000 jobs of half a model-second each, by the one worker there may be.
        .valueEquals("Retry-After", "501");
  }

  private static void queueTenThousand() {
    for (int owner = 0; owner < 200; owner++) {
      queue(1 + owner * 50L, "user:" + owner, 50);
    }
  }

  /** Sum of rows, filtered ones included, over all nodes. */
  private static double rows(JsonNode node) {
    double own =
        (node.path("Actual Rows").asDouble(0) + node.path("Rows Removed by Filter").asDouble(0))
            * node.path("Actual Loops").asDouble(1);
    double below = 0;
    for (JsonNode child : node) {
      below += rows(child);
    }
    return own + below;
  }

  @Test
  void servesAnOwnersJobsInTheirOrder() {
    queue(1, "user:1", 3);

    assertThat(ids(3)).containsExactly(1L, 2L, 3L);
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

    var job = claims.succeed(assignment, "1", OUTPUT, 3.5, RECEIPT).block();

    assertThat(job.output()).isEqualTo(OUTPUT);
    assertThat(service.query("select served from lanes", Double.class)).isEqualTo(3.5);
    assertThat(service.query("select count(*) from outbox", Long.class)).isEqualTo(1);
    assertThat(claims.succeed(assignment, "1", OUTPUT, 3.5, RECEIPT).blockOptional()).isEmpty();
  }

  private static List<Long> ids(int claimed) {
    return Stream.generate(() -> claims.next().block().job().id()).limit(claimed).toList();
  }

  private static long position(long id) {
    return service.bean(JobRepository.class).find(id).block().position();
  }

  private static List<String> owners(int claimed) {
    return Stream.generate(() -> claims.next().block().job().owner()).limit(claimed).toList();
  }

  private static void queue(long firstId, String owner, int jobs) {
    service.execute(
        """
        insert into jobs (id, owner, user_id, status, model, prompt, output_format, input_format,
          input_width, input_height, input_bytes, input_sha256)
        select id, '%1$s', substring('%1$s' from 'user:(\\d+)')::bigint, 'QUEUED', 'tiny', '', 'PNG', 'JPEG', 64, 48, 1, ''
        from generate_series(%2$d, %3$d) as id
        """
            .formatted(owner, firstId, firstId + jobs - 1));
  }
}
