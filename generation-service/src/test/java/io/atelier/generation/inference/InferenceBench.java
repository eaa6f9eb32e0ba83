package io.atelier.generation.inference;

import ai.djl.Device;
import com.sun.management.OperatingSystemMXBean;
import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.ModelRegistry;
import io.atelier.generation.model.TestModels;
import io.atelier.generation.model.VersionWatch;
import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.PixelImage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;

/**
 * What the engine costs on top of the model: {@code InferenceBench PHOTO BUNDLES DIRECTORY [SIDE]},
 * where BUNDLES is a pattern of manifests. Rounds of both alternate, so that a noisy machine
 * disturbs both alike.
 */
final class InferenceBench {

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final int WORKERS = 2;
  private static final int ROUNDS = 5;
  private static final int PICTURES = 40;

  private InferenceBench() {}

  static void main(String[] arguments) throws Exception {
    byte[] photo = Files.readAllBytes(Path.of(arguments[0]));
    ModelRegistry models = TestModels.registry(arguments[1], Path.of(arguments[2]));
    int side = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 512;
    PixelImage pixels = ImageCodec.best().decode(photo, Long.MAX_VALUE);
    PixelImage picture = ImageCodec.best().resize(pixels, side, side);
    codecs(picture);
    inference(models, picture);
  }

  private static void inference(ModelRegistry models, PixelImage picture) {
    InstalledModel model = models.installed(null).orElseThrow();
    byte[] file = ImageCodec.best().encode(picture, ImageFormat.JPEG, 92);
    ImageTask task = new ImageTask("", "", file, ImageFormat.JPEG);
    InferenceProperties properties =
        new InferenceProperties(
            WORKERS,
            64,
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            DataSize.ofGigabytes(3),
            50_000_000,
            2,
            200,
            92);
    try (InferenceEngine engine =
            InferenceEngine.start(
                models,
                properties,
                new SimpleMeterRegistry(),
                ObservationRegistry.NOOP,
                VersionWatch.NONE);
        WorkerPool<Painter> bare = bare(model)) {
      double ratios = 0;
      for (int round = 0; round < ROUNDS; round++) {
        double predictor =
            perCpuSecond(
                Flux.range(0, WORKERS)
                        .flatMap(worker -> bare.submit(tool -> loop(tool, picture, model)))
                        .then()
                    ::block);
        double whole =
            perCpuSecond(
                Flux.range(0, PICTURES).flatMap(i -> engine.run(task), WORKERS + 1).then()::block);
        ratios += whole / predictor;
        System.out.printf(
            "bare predictors %.1f images/CPU-s, engine %.1f images/CPU-s, ratio %.2f%n",
            predictor, whole, whole / predictor);
      }
      System.out.printf("mean ratio %.2f, one call %s%n", ratios / ROUNDS, timings(engine, task));
    }
  }

  private static WorkerPool<Painter> bare(InstalledModel model) {
    LoadedModels loaded = new LoadedModels(Long.MAX_VALUE, WORKERS);
    Callable<Painter> opener = () -> new Painter(loaded, Device.cpu());
    return WorkerPool.start("bare", List.of(opener, opener), WORKERS);
  }

  private static boolean loop(Painter tool, PixelImage picture, InstalledModel model)
      throws Exception {
    for (int i = 0; i < PICTURES / WORKERS; i++) {
      byte[] pixels = picture.data().clone(); // it is painted over
      tool.paint(new PixelImage(picture.width(), picture.height(), 3, pixels), model);
    }
    return true;
  }

  private static Object timings(InferenceEngine engine, ImageTask task) {
    return engine.run(task).map(ImageResult::timings).block();
  }

  private static double perCpuSecond(Runnable pictures) {
    long start = PROCESS.getProcessCpuTime();
    pictures.run();
    return PICTURES * 1e9 / (PROCESS.getProcessCpuTime() - start);
  }

  private static void codecs(PixelImage picture) {
    ImageCodec codec = ImageCodec.best();
    for (ImageFormat format : ImageFormat.values()) {
      byte[] file = codec.encode(picture, format, 92);
      double encode = perCpuSecond(() -> repeat(() -> codec.encode(picture, format, 92)));
      double decode = perCpuSecond(() -> repeat(() -> codec.decode(file, Long.MAX_VALUE)));
      System.out.printf(
          "%s: encode %.1f ms, decode %.1f ms, %d KB%n",
          format, 1e3 / encode, 1e3 / decode, file.length / 1024);
    }
  }

  private static void repeat(Runnable step) {
    for (int i = 0; i < PICTURES; i++) {
      step.run();
    }
  }
}
