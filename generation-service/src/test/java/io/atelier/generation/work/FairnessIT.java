package io.atelier.generation.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.generation.Gate;
import io.atelier.generation.Photographs;
import io.atelier.generation.RunningService;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole path: one owner has a thousand jobs waiting, another sends one. */
final class FairnessIT {
  private static final int WORKERS = 2;
  private static final int SPARE = 1;
  private static RunningService service;

  @BeforeAll
  static void start() {
    service =
        RunningService.start(
            Map.of(
                "atelier.generation.inference.workers", WORKERS,
                "atelier.generation.work.spare-hands", SPARE));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void delaysAnothersSingleJob_byAtMostOneJobAWorker() {
    gate().close();
    queueAThousand();
    RunningService.eventually(gate()::held, held -> held == WORKERS + SPARE);

    long single = submit();
    gate().open();
    service.awaitStatus(single, "SUCCEEDED");

    assertThat(
            service.query(
                """
                select count(*) from jobs, (select * from jobs where id = %d) single
                where jobs.owner = 'user:1'
                  and jobs.started_at between single.created_at and single.started_at
                """
                    .formatted(single),
                Long.class))
        .isLessThanOrEqualTo(WORKERS);
  }

  /** All of them of one photo, which they share as jobs of a batch do. */
  private static void queueAThousand() {
    service.objects().put("generation/inputs/1", Photographs.jpeg(1), "image/jpeg").block();
    service.execute(
        """
        insert into jobs (id, owner, batch_id, status, model, prompt, output_format, input_format,
          input_width, input_height, input_bytes, input_sha256)
        select id, 'user:1', 1, 'QUEUED', 'tiny', '', 'PNG', 'JPEG', 64, 48, 1, ''
        from generate_series(1, 1000) as id
        """);
  }

  private static long submit() {
    Map<String, Object> body =
        Map.of("prompt", "x", "image", Photographs.dataUrl(Photographs.jpeg(2)));
    return Long.parseLong(RunningService.createJob(service.httpAs(2), body));
  }

  private static Gate gate() {
    return service.bean(Gate.class);
  }
}
