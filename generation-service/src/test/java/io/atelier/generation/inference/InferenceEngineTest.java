package io.atelier.generation.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atelier.generation.model.ModelNotFoundException;
import io.atelier.generation.model.ModelRegistry;
import io.atelier.generation.model.TestModels;
import io.atelier.generation.model.VersionWatch;
import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.ImageHeader;
import io.atelier.platform.image.ImageProblem;
import io.atelier.platform.image.PixelImage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/**
 * Runs real, if tiny, models in PyTorch: {@code tiny}, the default, and {@code negative}, which
 * fails on white.
 */
class InferenceEngineTest {

  private static final ImageCodec CODEC = ImageCodec.best();
  private static final long MEGABYTE = 1L << 20;

  @TempDir static Path folder;

  private static ModelRegistry models;
  private static InferenceEngine engine;

  @BeforeAll
  static void start() {
    models = TestModels.registry(folder);
    engine = engine(Duration.ofSeconds(60));
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void paintsWhatTheModelSays() {
    PixelImage photo = noise(40, 30, 1);

    PixelImage painted = decoded(run("negative", png(photo), ImageFormat.PNG));

    for (int i = 0; i < photo.data().length; i++) {
      assertThat(painted.data()[i] & 0xFF).isEqualTo(255 - (photo.data()[i] & 0xFF));
    }
  }

  @Test
  void namesTheWeightsAndTheTimes() {
    ImageResult result = run("", png(noise(64, 64, 1)), ImageFormat.JPEG);

    assertThat(result.model()).isEqualTo(models.live("tiny").orElseThrow());
    assertThat(result.timings()).containsOnlyKeys("queue", "load", "decode", "predict", "encode");
  }

  @ParameterizedTest
  @EnumSource(ImageFormat.class)
  void writesTheFormatAskedFor(ImageFormat format) {
    ImageResult result = run("tiny", png(noise(100, 60, 1)), format);

    PixelImage picture = decoded(result);
    assertThat(result.format()).isEqualTo(format);
    assertThat(picture.width()).isEqualTo(result.width()).isEqualTo(100);
    assertThat(picture.height()).isEqualTo(result.height()).isEqualTo(60);
  }

  /** The test models paint at 256 pixels. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1",
    "255, 3, 255, 3",
    "400, 200, 400, 200",
    "1000, 500, 512, 256",
    "3, 900, 2, 512"
  })
  void keepsTheSizeUpToTwiceTheWorkingSize(int width, int height, int outWidth, int outHeight) {
    ImageResult result = run("tiny", png(noise(width, height, 1)), ImageFormat.PNG);

    assertThat(result.width()).isEqualTo(outWidth);
    assertThat(result.height()).isEqualTo(outHeight);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "400, 200", "1000, 500", "701, 1203"})
  void keepsTheSizeAtFullDetail(int width, int height) {
    ImageTask task = task("negative", png(noise(width, height, 1)), ImageFormat.PNG);

    ImageResult result = engine.run(task.with(Detail.FULL)).block();

    assertThat(result.width()).isEqualTo(width);
    assertThat(result.height()).isEqualTo(height);
    assertThat(decoded(result).data()).isEqualTo(inverse(noise(width, height, 1)).data());
  }

  /** The real network of {@code tiny}, 1000 x 700 in tiles of its 256 px and in one pass. */
  @Test
  void paintsInTilesWhatOnePassPaints() {
    byte[] photo = png(smooth(1000, 700));

    PixelImage tiled = decoded(engine.run(full(task("tiny", photo, ImageFormat.PNG))).block());
    PixelImage whole;
    ModelRegistry wide = TestModels.registryWithOnePass(folder);
    try (InferenceEngine onePass = engine(wide, Duration.ofSeconds(60))) {
      whole = decoded(onePass.run(full(task("tiny", photo, ImageFormat.PNG))).block());
    }

    assertThat(Decibels.between(tiled, whole)).isGreaterThan(40);
  }

  @Test
  void stopsAtTheNextTile_whenCancelled() throws InterruptedException {
    AtomicInteger tiles = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    Progress slow =
        (done, total, preview) -> {
          tiles.set(done);
          begun.countDown();
          awaitQuietly(cancelled);
        };
    byte[] photo = png(noise(2000, 1500, 1));

    Disposable running =
        engine.run(full(task("tiny", photo, ImageFormat.PNG)).with(slow)).subscribe();
    begun.await();
    running.dispose();
    cancelled.countDown();
    for (int worker = 0; worker < engine.workers(); worker++) {
      run("tiny", png(noise(8, 8, 1)), ImageFormat.PNG);
    }

    assertThat(tiles).hasValue(1);
  }

  @Test
  void refusesWithInsufficientStorage_whenAPictureNeverFitsIntoTheHeap() {
    PictureMemory memory = new PictureMemory(1 << 20, 1);

    assertThatThrownBy(() -> memory.room(new ImageHeader(ImageFormat.PNG, 1000, 1000, 1)))
        .isInstanceOfSatisfying(
            PictureTooLargeException.class,
            problem -> assertThat(problem.status()).isEqualTo(HttpStatus.INSUFFICIENT_STORAGE));
  }

  @Test
  void countsAPictureTwice_whenItIsTurned() {
    PictureMemory memory = new PictureMemory(5 << 20, 1);

    assertThatThrownBy(() -> memory.room(new ImageHeader(ImageFormat.JPEG, 1000, 1000, 6)))
        .isInstanceOf(PictureTooLargeException.class);
  }

  @Test
  void makesLargePicturesWaitForEachOther() throws Exception {
    PictureMemory memory = new PictureMemory(5 << 20, 1);
    ImageHeader megapixel = new ImageHeader(ImageFormat.PNG, 1000, 1000, 1);

    try (var room = memory.room(megapixel)) {
      assertThatThrownBy(() -> memory.room(megapixel)).isInstanceOf(TimeoutException.class);
    }

    memory.room(megapixel).close();
  }

  @Test
  void keepsAlpha_whereTheFormatHasIt() {
    PixelImage photo = noise(32, 32, 1).withAlphaOf(halfClear(32, 32));

    PixelImage png = decoded(run("tiny", png(photo), ImageFormat.PNG));
    PixelImage jpeg = decoded(run("tiny", png(photo), ImageFormat.JPEG));

    assertThat(png.channels()).isEqualTo(4);
    assertThat(png.data()[3]).isZero();
    assertThat(png.data()[png.data().length - 1]).isEqualTo((byte) 255);
    assertThat(jpeg.channels()).isEqualTo(3);
  }

  @Test
  void keepsThePaintOfClearPixels_whereTheFormatHasNoAlpha() {
    PixelImage photo = noise(32, 32, 1).withAlphaOf(halfClear(32, 32));

    ImageResult clear = run("negative", png(photo), ImageFormat.JPEG);
    ImageResult white = run("negative", png(photo.onWhite()), ImageFormat.JPEG);

    assertThat(clear.bytes()).isEqualTo(white.bytes());
  }

  @Test
  void refusesWhatIsNoPicture() {
    StepVerifier.create(engine.run(task("tiny", new byte[2000], ImageFormat.PNG)))
        .verifyError(ImageProblem.class);
  }

  @Test
  void refusesUnknownModels() {
    StepVerifier.create(engine.run(task("nobody", png(noise(8, 8, 1)), ImageFormat.PNG)))
        .verifyError(ModelNotFoundException.class);
  }

  @Test
  void goesOn_whenTheModelFails() {
    byte[] data = new byte[16 * 16 * 3];
    Arrays.fill(data, (byte) 255);
    byte[] white = png(new PixelImage(16, 16, 3, data));

    for (int worker = 0; worker <= engine.workers(); worker++) {
      StepVerifier.create(engine.run(task("negative", white, ImageFormat.PNG)))
          .verifyError(InferenceFailedException.class);
    }
    assertThat(run("negative", png(noise(16, 16, 1)), ImageFormat.PNG).bytes()).isNotEmpty();
    assertThat(engine.healthy()).isTrue();
  }

  @Test
  void answersTimeout_whenTheDeadlineHasPassed() {
    try (InferenceEngine hasty = engine(Duration.ofNanos(1))) {
      StepVerifier.create(hasty.run(task("tiny", png(noise(256, 256, 1)), ImageFormat.PNG)))
          .verifyError(InferenceTimeoutException.class);
    }
  }

  @Test
  void givesTheSameBytesTogetherAsAlone() {
    List<byte[]> photos =
        IntStream.range(0, 24).mapToObj(seed -> png(noise(200 + seed, 150, seed))).toList();
    List<byte[]> alone =
        photos.stream().map(photo -> run("tiny", photo, ImageFormat.PNG).bytes()).toList();

    List<byte[]> together =
        Flux.fromIterable(photos)
            .flatMapSequential(photo -> engine.run(task("tiny", photo, ImageFormat.PNG)), 24)
            .map(ImageResult::bytes)
            .collectList()
            .block();

    assertThat(together).hasSameSizeAs(alone);
    for (int i = 0; i < alone.size(); i++) {
      assertThat(together.get(i)).isEqualTo(alone.get(i));
    }
  }

  /** A call would leave at least 0.2 MB of input tensor behind if anything were not released. */
  @Test
  void holdsNoMemoryOfCallsThatAreOver() throws IOException {
    byte[] photo = png(noise(128, 128, 3));
    runOften(photo, 200);
    long before = residentBytes();

    runOften(photo, 1_000);

    assertThat(residentBytes() - before).isLessThan(80 * MEGABYTE);
  }

  private static void runOften(byte[] photo, int times) {
    Flux.range(0, times)
        .flatMap(i -> engine.run(task("negative", photo, ImageFormat.JPEG)), 4)
        .blockLast();
  }

  private static long residentBytes() throws IOException {
    String resident = Files.readString(Path.of("/proc/self/statm")).split(" ")[1];
    return Long.parseLong(resident) * 4096;
  }

  private static InferenceEngine engine(Duration deadline) {
    return engine(models, deadline);
  }

  private static InferenceEngine engine(ModelRegistry registry, Duration deadline) {
    return InferenceEngine.start(
        registry,
        new InferenceProperties(
            2, 64, deadline, deadline, DataSize.ofGigabytes(3), 60_000_000, 2, 200, 90),
        new SimpleMeterRegistry(),
        ObservationRegistry.NOOP,
        VersionWatch.NONE);
  }

  private static ImageResult run(String model, byte[] image, ImageFormat format) {
    return engine.run(task(model, image, format)).block();
  }

  private static ImageTask task(String model, byte[] image, ImageFormat format) {
    return new ImageTask(model, "", image, format);
  }

  private static ImageTask full(ImageTask task) {
    return task.with(Detail.FULL);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static PixelImage inverse(PixelImage image) {
    byte[] out = new byte[image.data().length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) ~image.data()[i];
    }
    return new PixelImage(image.width(), image.height(), 3, out);
  }

  /** Waves of all lengths. */
  private static PixelImage smooth(int width, int height) {
    byte[] data = new byte[width * height * 3];
    for (int i = 0; i < data.length; i++) {
      int x = i / 3 % width;
      int y = i / 3 / width;
      data[i] = (byte) (128 + 90 * Math.sin(x * (0.02 + y * 0.0006)) * Math.cos(y * 0.05 + i % 3));
    }
    return new PixelImage(width, height, 3, data);
  }

  private static PixelImage decoded(ImageResult result) {
    return CODEC.decode(result.bytes(), Integer.MAX_VALUE);
  }

  private static byte[] png(PixelImage image) {
    return CODEC.encode(image, ImageFormat.PNG, 100);
  }

  private static PixelImage noise(int width, int height, int seed) {
    byte[] data = new byte[width * height * 3];
    new Random(seed).nextBytes(data);
    return new PixelImage(width, height, 3, data);
  }

  private static PixelImage halfClear(int width, int height) {
    byte[] data = new byte[width * height * 4];
    Arrays.fill(data, data.length / 2, data.length, (byte) 255);
    return new PixelImage(width, height, 4, data);
  }
}
