package io.atelier.generation.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.ModelRegistry;
import io.atelier.generation.model.TestModels;
import io.atelier.generation.model.VersionWatch;
import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.ImageProblem;
import io.atelier.platform.image.PixelImage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import reactor.core.Disposable;

/** One worker, and models of which it is remembered that eight small pictures pay at once. */
@Timeout(60)
class BatchesTest {

  private static final ImageFormat FORMAT = ImageFormat.PNG;

  @TempDir Path folder;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final CountDownLatch release = new CountDownLatch(1);
  private InferenceEngine engine;

  @BeforeEach
  void start() {
    ModelRegistry models = TestModels.registry(folder);
    for (InstalledModel model : models.installed()) {
      remembered(model).write(new BatchSizes(Map.of(128, 8)));
    }
    Duration patience = Duration.ofMinutes(1);
    engine =
        InferenceEngine.start(
            models,
            new InferenceProperties(
                1, 64, patience, patience, DataSize.ofGigabytes(3), 60_000_000, 2, 200, 90),
            meters,
            ObservationRegistry.NOOP,
            VersionWatch.NONE);
  }

  @AfterEach
  void stop() {
    release.countDown();
    engine.close();
  }

  @Test
  void paintsTogetherWhatItPaintsAlone() throws InterruptedException {
    List<ImageTask> tasks =
        IntStream.range(0, 7).mapToObj(seed -> task("tiny", noise(seed, 90, 60))).toList();
    List<byte[]> alone = tasks.stream().map(task -> engine.run(task).block().bytes()).toList();

    occupy();
    List<CompletableFuture<ImageResult>> together =
        tasks.stream().map(task -> engine.run(task).toFuture()).toList();
    release.countDown();

    for (int i = 0; i < alone.size(); i++) {
      assertThat(together.get(i).join().bytes()).isEqualTo(alone.get(i));
    }
    assertThat(meters.get("model.batch").summary().max()).isEqualTo(7);
  }

  @Test
  void failsTheOneThatIsToBlame_andPaintsTheOthers() throws InterruptedException {
    occupy();
    CompletableFuture<ImageResult> first = paint(task("tiny", noise(1, 90, 60)));
    CompletableFuture<ImageResult> broken = paint(new ImageTask("tiny", "", brokenPng(), FORMAT));
    CompletableFuture<ImageResult> last = paint(task("tiny", noise(2, 90, 60)));
    release.countDown();

    assertThat(first.join().bytes()).isNotEmpty();
    assertThat(last.join().bytes()).isNotEmpty();
    assertThatThrownBy(broken::join).hasCauseInstanceOf(ImageProblem.class);
    assertThat(meters.get("model.batch").summary().max()).isEqualTo(2);
  }

  /** {@code negative} fails on white. */
  @Test
  void paintsEachAlone_whenTheyFailTogether() throws InterruptedException {
    byte[] white = new byte[90 * 60 * 3];
    Arrays.fill(white, (byte) 255);
    ImageTask bad = task("negative", new PixelImage(90, 60, 3, white));

    occupy();
    CompletableFuture<ImageResult> one = paint(bad);
    CompletableFuture<ImageResult> other = paint(bad);
    release.countDown();

    assertThatThrownBy(one::join).hasCauseInstanceOf(InferenceFailedException.class);
    assertThatThrownBy(other::join).hasCauseInstanceOf(InferenceFailedException.class);
    assertThat(meters.get("model.failures").counter().count()).isEqualTo(2);
    assertThat(paint(task("negative", noise(1, 90, 60))).join().bytes()).isNotEmpty();
  }

  @Test
  void leavesTheOthers_whenOneIsCancelled() throws InterruptedException {
    occupy();
    CompletableFuture<ImageResult> first = paint(task("tiny", noise(1, 90, 60)));
    Disposable cancelled = engine.run(task("tiny", noise(2, 90, 60))).subscribe();
    CompletableFuture<ImageResult> last = paint(task("tiny", noise(3, 90, 60)));
    cancelled.dispose();
    release.countDown();

    assertThat(first.join().bytes()).isNotEmpty();
    assertThat(last.join().bytes()).isNotEmpty();
    assertThat(meters.get("model.batch").summary().max()).isEqualTo(2);
  }

  @Test
  void paintsOtherSizesForThemselves() throws InterruptedException {
    occupy();
    CompletableFuture<ImageResult> first = paint(task("tiny", noise(1, 90, 60)));
    CompletableFuture<ImageResult> other = paint(task("tiny", noise(1, 60, 90)));
    release.countDown();

    assertThat(first.join().height()).isEqualTo(60);
    assertThat(other.join().height()).isEqualTo(90);
    assertThat(meters.find("model.batch").summary()).isNull();
  }

  @Test
  void remembersForThisMachineOnly() {
    InstalledModel model = TestModels.registry(folder).installed("tiny").orElseThrow();

    assertThat(remembered(model).read()).contains(new BatchSizes(Map.of(128, 8)));
    assertThat(new RememberedBatches(model.weights(), "another engine").read()).isEmpty();
  }

  private static RememberedBatches remembered(InstalledModel model) {
    return new RememberedBatches(
        model.weights(), Engines.of(model.format()) + " on " + Device.cpu());
  }

  private CompletableFuture<ImageResult> paint(ImageTask task) {
    return engine.run(task).toFuture();
  }

  /** Returns once the worker is busy until {@link #release}. */
  private void occupy() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Progress slow =
        (done, total, preview) -> {
          begun.countDown();
          try {
            release.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    engine.run(task("tiny", noise(9, 300, 200)).with(slow)).subscribe();
    begun.await();
  }

  private static ImageTask task(String model, PixelImage photo) {
    return new ImageTask(model, "", ImageCodec.best().encode(photo, FORMAT, 100), FORMAT);
  }

  /** With a header like the others'. */
  private static byte[] brokenPng() {
    byte[] file = ImageCodec.best().encode(noise(5, 90, 60), FORMAT, 100);
    Arrays.fill(file, 60, file.length - 20, (byte) 3);
    return file;
  }

  private static PixelImage noise(int seed, int width, int height) {
    byte[] data = new byte[width * height * 3];
    new Random(seed).nextBytes(data);
    return new PixelImage(width, height, 3, data);
  }
}
