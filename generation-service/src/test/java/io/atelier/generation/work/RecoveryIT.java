package io.atelier.generation.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.generation.Gate;
import io.atelier.generation.Photographs;
import io.atelier.generation.RunningService;
import io.atelier.generation.job.Failure;
import io.atelier.generation.job.Job;
import io.atelier.generation.job.JobRepository;
import io.atelier.generation.permit.Permits;
import io.atelier.platform.ids.Snowflakes;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What becomes of jobs when workers, permits and events are lost on the way. */
final class RecoveryIT {
  private static RunningService service;
  private static HeardEvents heard;

  @BeforeAll
  static void start() {
    service =
        RunningService.start(
            Map.of(
                "atelier.generation.work.first-backoff", "10ms",
                "atelier.generation.sweep.permit-grace", "1s"));
    heard = new HeardEvents(service);
  }

  @AfterAll
  static void stop() {
    heard.close();
    service.close();
  }

  @AfterEach
  void openGate() {
    gate().open();
  }

  @Test
  void tellsThePlatformOfASuccess_inTheFormAgreed() {
    long id = submit();

    var event = RunningService.eventually(() -> heard.of(id), all -> !all.isEmpty()).getFirst();

    assertThat(event.path("type").asString()).isEqualTo("job.succeeded");
    assertThat(event.path("id").asString()).isNotEmpty();
    assertThat(event.path("time").asString()).endsWith("Z");
    var data = event.path("data");
    assertThat(data.path("owner").asString()).isEqualTo("user:7");
    assertThat(data.path("user_id").asString()).isEqualTo("7");
    assertThat(data.path("category_id").asString()).isEqualTo("42");
    assertThat(data.path("object_key").asString()).isEqualTo("generation/outputs/" + id + "/1");
    assertThat(data.path("media_type").asString()).isEqualTo("image/png");
    assertThat(data.path("width").asInt()).isEqualTo(64);
    assertThat(data.path("sha256").asString()).hasSize(64);
    assertThat(service.objects().get(data.path("object_key").asString()).block().body())
        .hasSize(data.path("bytes").asInt());
  }

  @Test
  void endsAJobOnce_whenItsWorkerWasLostAndComesBackLate() {
    gate().close();
    long id = submit();
    awaitHeld();

    service.execute("update jobs set lease_until = now() - interval '1 second' where id = " + id);
    var lostWorker = gate().openForNewOnes();
    service.awaitStatus(id, "SUCCEEDED");
    lostWorker.tryEmitEmpty();
    long next = submit();
    service.awaitStatus(next, "SUCCEEDED");

    assertThat(service.query("select attempt from jobs where id = " + id, Integer.class))
        .isEqualTo(2);
    RunningService.eventually(() -> heard.of(next), all -> !all.isEmpty());
    assertThat(heard.of(id)).hasSize(1);
    assertThat(service.objects().get(Job.outputKey(id, 1)).blockOptional()).isEmpty();
    assertThat(service.objects().get(Job.outputKey(id, 2)).blockOptional()).isPresent();
  }

  @Test
  void lateWriterLoses_whenAnotherHoldsTheJob() {
    long id = insertQueued("user:1");
    var claims = service.bean(Claims.class);
    gate().close();
    service.execute(
        "update jobs set status = 'RUNNING', attempt = 1, lease = gen_random_uuid(),"
            + " lease_until = now() + interval '1 hour', started_at = now() where id = "
            + id);
    var stale = new Assignment(find(id), UUID.randomUUID());

    assertThat(claims.extend(stale).block()).isFalse();
    assertThat(claims.retry(stale, Duration.ZERO).blockOptional()).isEmpty();
    assertThat(claims.fail(stale, Failure.ATTEMPTS_EXHAUSTED).blockOptional()).isEmpty();
    assertThat(service.query("select status from jobs where id = " + id, String.class))
        .isEqualTo("RUNNING");
    service.execute("delete from jobs where id = " + id);
  }

  @Test
  void failsAJob_whenItsLastWorkerWasLost() {
    gate().close();
    long id = submit();
    awaitHeld();

    service.execute(
        "update jobs set attempt = 3, lease_until = now() - interval '1 second' where id = " + id);

    service.awaitStatus(id, "FAILED");
    assertThat(service.query("select failure_slug from jobs where id = " + id, String.class))
        .isEqualTo("worker-lost");
  }

  @Test
  void carriesOutAJob_whosePermitWasNeverConfirmed() {
    long id = insertQueued("user:1");
    service.execute("update jobs set created_at = now() - interval '1 minute' where id = " + id);

    service.awaitStatus(id, "SUCCEEDED");
  }

  @Test
  void carriesOutAJob_whosePermitWasLostWithTheBroker() {
    long id = insertQueued("user:1");
    service.execute(
        "update jobs set permit_at = now() - interval '1 hour', created_at = now() - interval '1 hour'"
            + " where id = "
            + id);
    service.execute("update jobs set started_at = now() - interval '1 hour'");

    service.awaitStatus(id, "SUCCEEDED");
  }

  /** The confirm of a permit may be heard after a worker used it up and failed. */
  @Test
  void owesAPermitStill_whenTheOneConfirmedWasUsedBefore() {
    gate().close();
    long id = submit();
    awaitHeld();
    service.execute("update jobs set permit_at = null where id = " + id);

    service.bean(JobRepository.class).permitted(id, 0).block();
    service.execute(
        "update jobs set status = 'QUEUED', lease = null, lease_until = null, available_at = now()"
            + " + interval '1 hour' where id = "
            + id);
    service.bean(JobRepository.class).permitted(id, 0).block();

    assertThat(
            service.query(
                "select count(*) from jobs where permit_at is null and id = " + id, Long.class))
        .isOne();
    service.bean(JobRepository.class).permitted(id, 1).block();
    assertThat(
            service.query(
                "select count(*) from jobs where permit_at is null and id = " + id, Long.class))
        .isZero();
    service.execute("delete from jobs where id = " + id);
  }

  @Test
  void carriesAJobOutOnce_howeverManyPermitsThereAre() {
    var permits = service.bean(Permits.class);
    gate().close();
    long id = submit();
    for (int i = 0; i < 5; i++) {
      permits.offer(id).block();
    }
    gate().open();

    service.awaitStatus(id, "SUCCEEDED");
    long next = submit();
    service.awaitStatus(next, "SUCCEEDED");

    assertThat(service.query("select attempt from jobs where id = " + id, Integer.class))
        .isEqualTo(1);
    RunningService.eventually(() -> heard.of(next), all -> !all.isEmpty());
    assertThat(heard.of(id)).hasSize(1);
  }

  @Test
  void tellsOfASuccessAgain_whenItsWorkerDiedBeforeItCould() {
    long id = submit();
    RunningService.eventually(() -> heard.of(id), all -> all.size() == 1);

    service.execute("insert into outbox values (" + id + ", now() - interval '1 second')");

    var events = RunningService.eventually(() -> heard.of(id), all -> all.size() == 2);
    assertThat(events.get(1)).isEqualTo(events.get(0));
    RunningService.eventually(
        () -> service.query("select count(*) from outbox", Long.class), left -> left == 0);
  }

  @Test
  void forgetsJobsOfTheAnonymous_whenTheirTimeIsOver() {
    long id = submit();
    RunningService.eventually(() -> heard.of(id), all -> !all.isEmpty());
    service.execute(
        "update jobs set user_id = null, finished_at = now() - interval '2 hours' where id = "
            + id);
    RunningService.eventually(
        () -> service.query("select count(*) from outbox", Long.class), left -> left == 0);

    service.bean(Retention.class).sweep().block();

    assertThat(service.query("select count(*) from jobs where id = " + id, Long.class)).isZero();
    assertThat(service.objects().get("generation/inputs/" + id).blockOptional()).isEmpty();
    assertThat(service.objects().get(Job.outputKey(id, 1)).blockOptional()).isEmpty();
  }

  @Test
  void keepsTheSharedPhotoOfABatch_whileAnotherIsToBeMadeOfIt() {
    service.objects().put("generation/inputs/1", Photographs.jpeg(1), "image/jpeg").block();
    service.execute(
        """
        insert into jobs (id, owner, batch_id, status, model, prompt, output_format, input_format,
          input_width, input_height, input_bytes, input_sha256, available_at)
        select id, 'ip:10.0.0.1', 1, 'QUEUED', 'tiny', '', 'PNG', 'JPEG', 64, 48, 1, '',
          now() + interval '1 hour'
        from generate_series(1, 2) as id
        """);
    String cancelled =
        "update jobs set status = 'CANCELLED', finished_at = now() - interval '1 day'";

    service.execute(cancelled + " where id = 1");
    service.bean(Retention.class).sweep().block();
    assertThat(service.objects().get("generation/inputs/1").blockOptional()).isPresent();
    service.execute(cancelled + " where id = 2");
    service.bean(Retention.class).sweep().block();

    assertThat(service.objects().get("generation/inputs/1").blockOptional()).isEmpty();
    assertThat(service.query("select count(*) from jobs where batch_id = 1", Long.class)).isZero();
  }

  private static long submit() {
    var body =
        service
            .httpAs(7)
            .post()
            .uri("/api/v1/jobs")
            .bodyValue(
                Map.of(
                    "prompt",
                    "x",
                    "category_id",
                    42,
                    "image",
                    Photographs.dataUrl(Photographs.jpeg(1))))
            .exchange()
            .expectStatus()
            .isAccepted()
            .expectBody(JsonNode.class)
            .returnResult()
            .getResponseBody();
    return body.at("/data/job_id").asLong();
  }

  /** Waits until a worker stands at the gate with the job. */
  private static void awaitHeld() {
    RunningService.eventually(gate()::held, held -> held == 1);
  }

  /** A job whose submission died before it could publish a permit. */
  private static long insertQueued(String owner) {
    long id = service.bean(Snowflakes.class).next();
    service.objects().put("generation/inputs/" + id, Photographs.jpeg(id), "image/jpeg").block();
    service.execute(
        """
        insert into jobs (id, owner, user_id, status, model, prompt, output_format, input_format,
          input_width, input_height, input_bytes, input_sha256)
        values (%1$d, '%2$s', substring('%2$s' from 'user:(\\d+)')::bigint, 'QUEUED', 'tiny', '', 'PNG', 'JPEG', 64, 48, 1, '')
        """
            .formatted(id, owner));
    return id;
  }

  private static Job find(long id) {
    return service.bean(JobRepository.class).find(id).block();
  }

  private static Gate gate() {
    return service.bean(Gate.class);
  }
}
