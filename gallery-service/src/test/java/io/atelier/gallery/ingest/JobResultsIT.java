package io.atelier.gallery.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atelier.gallery.Pictures;
import io.atelier.gallery.RunningGallery;
import io.atelier.platform.messaging.ConfirmingPublisher;
import io.atelier.platform.messaging.InvalidMessageException;
import io.atelier.platform.objectstore.ObjectStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

class JobResultsIT {

  private static final AtomicLong JOBS = new AtomicLong(77_000);

  private final RunningGallery gallery = RunningGallery.shared();
  private final RunningGallery.User user = gallery.newUser();
  private final String category = user.createCategory("results");
  private final long job = JOBS.incrementAndGet();
  private final byte[] output = Pictures.png(512, 512);

  @Test
  void makesOneWorkOfAJob_howeverOftenItsEventComes() {
    storeOutput();

    publish(event(user.id(), category));
    publish(event(user.id(), category));
    JsonNode work = awaitWork();
    publish(event(user.id(), category));
    publishAndAwaitAnother();

    assertThat(gallery.sql("select id from work where job_id = " + job)).hasSize(1);
    assertThat(work.get("job_id").asString()).isEqualTo(Long.toString(job));
    assertThat(work.get("prompt").asString()).isEqualTo("anime");
    user.get(work.get("image").asString()).expectBody(byte[].class).isEqualTo(output);
  }

  @Test
  void keepsAWorkDeleted_whenItsEventComesAgain() {
    storeOutput();
    publish(event(user.id(), category));
    String work = awaitWork().get("work_id").asString();

    user.delete("/api/v1/works/" + work).expectStatus().isNoContent();
    publish(event(user.id(), category));
    publishAndAwaitAnother();

    assertThat(gallery.sql("select id from work where job_id = " + job)).isEmpty();
    assertThat(
            gallery.bean(ObjectStore.class).get(outputKey()).blockOptional(RunningGallery.PATIENCE))
        .as("the output is the generation service's")
        .isPresent();
  }

  @Test
  void takesNothingIn_forAForeignOrNoCategory() {
    storeOutput();

    publish(event(gallery.newUser().id(), category));
    publish(event(null, category));
    publish(event(user.id(), null));
    publishAndAwaitAnother();

    assertThat(gallery.sql("select id from upload where job_id = " + job)).isEmpty();
  }

  @Test
  void failsTheUpload_whenTheOutputIsGone() {
    publish(event(user.id(), category));

    await()
        .atMost(RunningGallery.PATIENCE)
        .until(
            () ->
                gallery.sql(
                    "select failure_type from upload where job_id = "
                        + job
                        + " and status = 'FAILED'"),
            found -> found.equals(List.of(Map.of("failure_type", "source-gone"))));
  }

  @Test
  void refusesAnEvent_withoutAJob() {
    JobResults results = gallery.bean(JobResults.class);

    StepVerifier.create(results.handle(new JobSucceeded(null)))
        .expectError(InvalidMessageException.class)
        .verify(RunningGallery.PATIENCE);
  }

  private void storeOutput() {
    gallery
        .bean(ObjectStore.class)
        .put(outputKey(), output, "image/png")
        .block(RunningGallery.PATIENCE);
  }

  private String outputKey() {
    return "generation/outputs/" + job + "/1";
  }

  private Map<String, Object> event(Long userId, String categoryId) {
    var data = new HashMap<String, Object>();
    data.put("job_id", Long.toString(job));
    data.put("owner", "user:" + userId);
    data.put("user_id", userId == null ? null : Long.toString(userId));
    data.put("category_id", categoryId);
    data.put("prompt", "anime");
    data.put("object_key", outputKey());
    data.put("media_type", "image/png");
    data.put("width", 512);
    data.put("height", 512);
    data.put("bytes", output.length);
    data.put("sha256", "0".repeat(64));
    return Map.of("id", "1", "type", "job.succeeded", "time", "2026-01-01T00:00:00Z", "data", data);
  }

  private void publish(Map<String, Object> event) {
    gallery
        .bean(ConfirmingPublisher.class)
        .publish("atelier.events", "job.succeeded", event)
        .block(RunningGallery.PATIENCE);
  }

  /** What was published before is through once an event published after it is. */
  private void publishAndAwaitAnother() {
    JobResultsIT another = new JobResultsIT();
    another.storeOutput();
    another.publish(another.event(another.user.id(), another.category));
    another.awaitWork();
    await()
        .atMost(RunningGallery.PATIENCE)
        .until(
            () -> gallery.sql("select id from upload where status in ('ACCEPTED', 'PROCESSING')"),
            List::isEmpty);
  }

  private JsonNode awaitWork() {
    return await()
        .atMost(RunningGallery.PATIENCE)
        .until(
            () -> user.data(user.get("/api/v1/categoryDetail/" + category)).get("works"),
            works -> works.size() == 1)
        .get(0);
  }
}
