package io.atelier.generation.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.generation.diffusion.Sampler;
import io.atelier.generation.job.Sha256;
import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.ModelRegistry;
import io.atelier.generation.model.TestModels;
import io.atelier.generation.model.VersionWatch;
import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.PixelImage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Runs tiny bundles of several networks and a tokenizer; see make_text_models.py. */
class TextModelsTest {

  private static final ImageCodec CODEC = ImageCodec.best();
  private static final long MEGABYTE = 1L << 20;

  @TempDir static Path folder;

  private static ModelRegistry models;
  private static InferenceEngine engine;

  @BeforeAll
  static void start() {
    Duration patience = Duration.ofSeconds(60);
    models = TestModels.textModels(folder);
    engine =
        InferenceEngine.start(
            models,
            new InferenceProperties(
                2, 64, patience, patience, DataSize.ofGigabytes(3), 60_000_000, 2, 200, 90),
            new SimpleMeterRegistry(),
            ObservationRegistry.NOOP,
            VersionWatch.NONE);
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void editsAsTheInstructionSays() {
    PixelImage photo = noise(40, 30);

    PixelImage edited = decoded(run(edit("make it NEGATIVE!", photo)));

    for (int i = 0; i < photo.data().length; i++) {
      assertThat(edited.data()[i] & 0xFF).isEqualTo(255 - (photo.data()[i] & 0xFF));
    }
  }

  @Test
  void readsChinese() {
    PixelImage photo = noise(40, 30);

    assertThat(run(edit("夜", photo)).bytes()).isEqualTo(run(edit("night", photo)).bytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"make it a house", "?", "make it blub"})
  void refusesAnInstructionThatTheModelDoesNotKnow(String instruction) {
    StepVerifier.create(engine.run(edit(instruction, noise(40, 30))))
        .verifyErrorSatisfies(
            e -> {
              assertThat(e).isInstanceOf(PromptProblem.UnknownInstruction.class);
              assertThat(e).hasMessageContaining("night, negative");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "make it NEGATIVE!,true",
    "夜,true",
    "make it a house,false",
    "'',false",
    "night night night night night night night night night,false"
  })
  void tellsWhetherItKnowsAnInstruction_withoutAPhoto(String words, boolean known) {
    InstalledModel editor = models.installed("tiny-edit").orElseThrow();

    StepVerifier.create(engine.knows(editor, words)).expectNext(known).verifyComplete();
  }

  @Test
  void doesNotCallAPhotoEdited_thatIsAsItWas() {
    StepVerifier.create(engine.run(edit("red", noise(40, 30))))
        .verifyError(PromptProblem.NothingToEdit.class);
  }

  /** This model's night is 25.5 and three tenths of a sample: 36 stays, 38 becomes 37. */
  @Test
  void doesNotCallAPhotoEdited_whereNobodySeesTheChange() {
    byte[] data = new byte[40 * 32 * 3];
    Arrays.fill(data, 0, data.length / 2, (byte) 36);
    Arrays.fill(data, data.length / 2, data.length, (byte) 38);

    StepVerifier.create(engine.run(edit("night", new PixelImage(40, 32, 3, data))))
        .verifyError(PromptProblem.NothingToEdit.class);
  }

  @ParameterizedTest
  @CsvSource({"tiny-edit", "tiny-sketch", "tiny-pix2pix"})
  void refusesMoreWordsThanTheModelReads(String model) {
    String words = "night night night night night night night night night";

    StepVerifier.create(engine.run(task(model, words, noise(40, 30), 1, Drawing.USUAL)))
        .verifyError(PromptProblem.TooLong.class);
  }

  @Test
  void drawsFromWordsAlone() {
    ImageResult drawn = run(sketch("a red house", 1, Drawing.USUAL));

    assertThat(drawn.width()).isEqualTo(64);
    assertThat(drawn.height()).isEqualTo(64);
    assertThat(drawn.steps()).isEqualTo(6);
    assertThat(drawn.modelSeconds()).isPositive();
  }

  @ParameterizedTest
  @EnumSource(Sampler.class)
  void drawsTheSameOfTheSameSeed_andAnotherOfAnother(Sampler sampler) {
    Drawing drawing = new Drawing(null, 7, 2.5, null, sampler, null, 32, 48);

    ImageResult drawn = run(sketch("a red house", 1, drawing));

    assertThat(drawn.width()).isEqualTo(32);
    assertThat(drawn.height()).isEqualTo(48);
    assertThat(run(sketch("a red house", 1, drawing)).bytes()).isEqualTo(drawn.bytes());
    assertThat(run(sketch("a red house", 2, drawing)).bytes()).isNotEqualTo(drawn.bytes());
  }

  @Test
  void heedsPromptNegativePromptAndGuidance() {
    List<byte[]> drawn = new ArrayList<>();
    drawn.add(run(sketch("a red house", 1, Drawing.USUAL)).bytes());
    drawn.add(run(sketch("night", 1, Drawing.USUAL)).bytes());
    drawn.add(run(sketch("a red house", 1, unwanted("night", 3.0))).bytes());
    drawn.add(run(sketch("a red house", 1, unwanted(null, 5.0))).bytes());
    drawn.add(run(sketch("a red house", 1, unwanted(null, 1.0))).bytes());

    assertThat(drawn.stream().map(Sha256::of)).doesNotHaveDuplicates();
  }

  @Test
  void staysNearerToThePicture_whenLittleIsDrawnAnew() {
    PixelImage photo = noise(64, 64);

    ImageResult little = run(task("tiny-sketch", "a", photo, 1, strength(0.1)));
    ImageResult much = run(task("tiny-sketch", "a", photo, 1, strength(1)));
    ImageResult seenWhole = run(task("tiny-sketch", "a", photo, 2, strength(0.1)));

    assertThat(little.steps()).isEqualTo(1);
    assertThat(much.steps()).isEqualTo(10);
    assertThat(Decibels.between(decoded(little), decoded(seenWhole)))
        .isGreaterThan(Decibels.between(decoded(much), decoded(seenWhole)));
  }

  @Test
  void editsAPhotoByDiffusion_inItsAspect() {
    ImageResult edited = run(task("tiny-pix2pix", "night", noise(100, 50), 1, Drawing.USUAL));
    Drawing looser = new Drawing(null, null, 3.0, 1.0, null, null, null, null);

    assertThat(edited.width()).isEqualTo(100);
    assertThat(edited.height()).isEqualTo(50);
    assertThat(run(task("tiny-pix2pix", "night", noise(100, 50), 1, looser)).bytes())
        .isNotEqualTo(edited.bytes());
  }

  /** 64 x 42 pixels would be the photo's aspect. */
  @Test
  void drawsAtTheNearestSizeThatTheModelTakes() {
    ImageResult edited = run(task("tiny-pix2pix", "night", noise(100, 66), 1, Drawing.USUAL));

    assertThat(edited.drawing().width()).isEqualTo(64);
    assertThat(edited.drawing().height()).isEqualTo(48);
  }

  @Test
  void showsThePictureInTheMaking() {
    List<String> told = new ArrayList<>();
    List<PixelImage> shown = new ArrayList<>();
    Progress heard =
        (done, total, preview) -> {
          told.add(done + "/" + total);
          shown.add(preview.get());
        };

    run(sketch("a", 1, Drawing.USUAL).with(heard));

    assertThat(told).containsExactly("1/6", "2/6", "3/6", "4/6", "5/6", "6/6");
    assertThat(shown).allSatisfy(picture -> assertThat(picture.width()).isEqualTo(64));
  }

  @Test
  void stopsAtTheNextStep_whenCancelled() throws InterruptedException {
    AtomicInteger steps = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    Progress slow =
        (done, total, preview) -> {
          steps.set(done);
          begun.countDown();
          awaitQuietly(cancelled);
        };

    Disposable running = engine.run(sketch("a", 1, Drawing.USUAL).with(slow)).subscribe();
    begun.await();
    running.dispose();
    cancelled.countDown();
    for (int worker = 0; worker < engine.workers(); worker++) {
      run(sketch("a", 1, Drawing.USUAL));
    }

    assertThat(steps).hasValue(1);
  }

  @Test
  void givesTheSameBytesTogetherAsAlone() {
    List<ImageTask> tasks =
        IntStream.range(0, 24)
            .mapToObj(
                i ->
                    switch (i % 3) {
                      case 0 -> sketch("a red house", i, Drawing.USUAL);
                      case 1 -> task("tiny-pix2pix", "night", noise(90, 70), i, Drawing.USUAL);
                      default -> edit("negative", noise(60 + i, 50));
                    })
            .toList();
    List<byte[]> alone = tasks.stream().map(task -> run(task).bytes()).toList();

    List<byte[]> together =
        Flux.fromIterable(tasks)
            .flatMapSequential(engine::run, 24)
            .map(ImageResult::bytes)
            .collectList()
            .block();

    for (int i = 0; i < alone.size(); i++) {
      assertThat(together.get(i)).isEqualTo(alone.get(i));
    }
  }

  @Test
  void holdsNoMemoryOfCallsThatAreOver() throws IOException {
    runOften(50);
    long before = residentBytes();

    runOften(400);

    assertThat(residentBytes() - before).isLessThan(80 * MEGABYTE);
  }

  private static void runOften(int times) {
    Flux.range(0, times)
        .flatMap(i -> engine.run(sketch("a red house", i, Drawing.USUAL)), 4)
        .blockLast();
  }

  private static long residentBytes() throws IOException {
    String resident = Files.readString(Path.of("/proc/self/statm")).split(" ")[1];
    return Long.parseLong(resident) * 4096;
  }

  private static Drawing unwanted(@Nullable String words, double guidance) {
    return new Drawing(words, null, guidance, null, null, null, null, null);
  }

  private static Drawing strength(double strength) {
    return new Drawing(null, 10, null, null, Sampler.DDIM, strength, null, null);
  }

  private static ImageTask edit(String instruction, PixelImage photo) {
    return task("tiny-edit", instruction, photo, 0, Drawing.USUAL);
  }

  private static ImageTask sketch(String prompt, long seed, Drawing drawing) {
    return task("tiny-sketch", prompt, null, seed, drawing);
  }

  private static ImageTask task(
      String model, String prompt, @Nullable PixelImage photo, long seed, Drawing drawing) {
    byte[] file = photo == null ? null : CODEC.encode(photo, ImageFormat.PNG, 100);
    return new ImageTask(
        model, "", prompt, file, ImageFormat.PNG, Detail.STANDARD, seed, drawing, Progress.NONE);
  }

  private static ImageResult run(ImageTask task) {
    return engine.run(task).block();
  }

  private static PixelImage decoded(ImageResult result) {
    return CODEC.decode(result.bytes(), Integer.MAX_VALUE);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static PixelImage noise(int width, int height) {
    byte[] data = new byte[width * height * 3];
    new Random(5).nextBytes(data);
    return new PixelImage(width, height, 3, data);
  }
}
