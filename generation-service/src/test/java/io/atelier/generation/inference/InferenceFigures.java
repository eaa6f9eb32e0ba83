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
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;

/**
 * The figures of the engine at 512 x 512 pixels, two workers: {@code InferenceFigures
 * BUNDLES GAN DIRECTORY PHOTO...}, where BUNDLES and GAN are patterns of manifests; GAN may name
 * none. Rounds of what is compared alternate, so that a noisy machine disturbs both alike.
 */
final class InferenceFigures {

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final int WORKERS = 2;
  private static final int ROUNDS = 5;
  private static final int PICTURES = 12;
  private static final int SIDE = 512;

  private InferenceFigures() {}

  static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[2]);
    List<Path> photos =
        Arrays.stream(arguments).skip(3).map(Path::of).filter(Files::isRegularFile).toList();
    ModelRegistry int8 = TestModels.registry(arguments[0], directory.resolve("int8"), "int8");
    ModelRegistry fp32 = TestModels.registry(arguments[0], directory.resolve("fp32"), "fp32");
    PixelImage picture = square(decode(photos.getFirst()));
    for (String name : List.of("anime", "anime-fast")) {
      Optional<InstalledModel> model = int8.installed(name);
      if (model.isPresent()) {
        throughWorkers(int8, model.get(), picture);
        likeness(model.get(), fp32.installed(name).orElseThrow(), photos);
      }
    }
    fiftyMegapixels(int8, photos.getFirst());
    ModelRegistry gan = TestModels.registry(arguments[1], directory.resolve("gan"), "fp32");
    if (gan.installed("animeganv2").isPresent() && int8.installed("anime-fast").isPresent()) {
      timesAsFast(int8.installed("anime-fast").get(), gan.installed("animeganv2").get(), picture);
    }
  }

  /** Pictures a second: the predictor alone on the worker's frames, a worker, file to file. */
  private static void throughWorkers(
      ModelRegistry models, InstalledModel model, PixelImage picture) {
    byte[] file = ImageCodec.best().encode(picture, ImageFormat.JPEG, 92);
    ImageTask task = new ImageTask(model.version().name(), "", file, ImageFormat.JPEG);
    PixelImage frame = new Mosaic(copy(picture), model.canvas()).frame();
    double[] worker = new double[ROUNDS];
    double[] whole = new double[ROUNDS];
    double[] bare = new double[ROUNDS];
    try (InferenceEngine engine = engine(models);
        LoadedModels loaded = new LoadedModels(Long.MAX_VALUE, WORKERS);
        WorkerPool<Painter> pool = pool(loaded)) {
      for (int round = -1; round < ROUNDS; round++) { // the first warms
        int at = Math.max(0, round);
        bare[at] = bare(loaded, pool, model, frame);
        worker[at] =
            rate(
                () ->
                    Flux.range(0, PICTURES)
                        .flatMap(
                            i -> pool.submit(tool -> painted(tool, picture, model)), 2 * WORKERS)
                        .blockLast());
        whole[at] =
            rate(
                () ->
                    Flux.range(0, PICTURES)
                        .flatMap(i -> engine.run(task), 2 * WORKERS)
                        .blockLast());
      }
    }
    System.out.printf(
        "%s int8, 2 workers, images/s: predictors alone %.1f, workers %.1f (%.2f of it), from JPEG"
            + " to JPEG %.1f (%.2f)%n",
        model.version().name(),
        median(bare),
        median(worker),
        median(ratios(worker, bare)),
        median(whole),
        median(ratios(whole, bare)));
  }

  /** From file to file at full detail; the peak is the process's, everything before included. */
  private static void fiftyMegapixels(ModelRegistry models, Path photo) throws IOException {
    byte[] file =
        ImageCodec.best()
            .encode(ImageCodec.best().resize(decode(photo), 8660, 5773), ImageFormat.JPEG, 92);
    try (InferenceEngine engine = engine(models)) {
      for (InstalledModel model : models.installed()) {
        ImageTask task = new ImageTask(model.version().name(), "", file, ImageFormat.JPEG);
        ImageResult[] result = {null};
        double seconds = seconds(() -> result[0] = engine.run(task.with(Detail.FULL)).block());
        System.out.printf(
            "%s int8, 50 megapixels at full detail: %.1f s of CPU in %d passes, %s%n",
            model.version().name(), WORKERS * seconds, result[0].steps(), mostMemory());
      }
    }
  }

  private static String mostMemory() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .findFirst()
        .orElse("")
        .replaceAll("\\s+", " ");
  }

  private static void timesAsFast(InstalledModel fast, InstalledModel gan, PixelImage picture) {
    double[] one = new double[3];
    double[] other = new double[3];
    try (LoadedModels loaded = new LoadedModels(Long.MAX_VALUE, WORKERS);
        WorkerPool<Painter> pool = pool(loaded)) {
      for (int round = -1; round < one.length; round++) {
        int at = Math.max(0, round);
        one[at] = bare(loaded, pool, fast, picture);
        other[at] = bare(loaded, pool, gan, picture, 2);
      }
    }
    System.out.printf(
        "predictors alone at 512 x 512, images/s: anime-fast int8 %.1f, AnimeGANv2 fp32 %.2f, %.1f"
            + " times%n",
        median(one), median(other), median(ratios(one, other)));
  }

  private static void likeness(InstalledModel int8, InstalledModel fp32, List<Path> photos)
      throws Exception {
    try (LoadedModels loaded = new LoadedModels(Long.MAX_VALUE, 1)) {
      Painter painter = new Painter(loaded, Device.cpu());
      double sum = 0;
      double least = Double.POSITIVE_INFINITY;
      for (Path photo : photos) {
        PixelImage one = square(decode(photo));
        PixelImage other = copy(one);
        painter.paint(one, int8);
        painter.paint(other, fp32);
        double decibels = Decibels.between(one, other);
        sum += decibels;
        least = Math.min(least, decibels);
      }
      System.out.printf(
          "%s int8 against fp32 over %d photos: PSNR %.1f dB mean, %.1f least%n",
          int8.version().name(), photos.size(), sum / photos.size(), least);
    }
  }

  private static double bare(
      LoadedModels loaded, WorkerPool<Painter> pool, InstalledModel model, PixelImage frame) {
    return bare(loaded, pool, model, frame, PICTURES);
  }

  /** As many predictors as workers, each in a loop of its own. */
  private static double bare(
      LoadedModels loaded,
      WorkerPool<Painter> pool,
      InstalledModel model,
      PixelImage frame,
      int pictures) {
    try (LoadedModels.Use use = loaded.use(model, Device.cpu())) {
      LoadedModel network = (LoadedModel) use.model();
      double seconds =
          seconds(
              () ->
                  Flux.range(0, WORKERS)
                      .flatMap(
                          thread ->
                              pool.submit(
                                  tool -> {
                                    for (int i = 0; i < pictures / WORKERS; i++) {
                                      network.paint(frame);
                                    }
                                    return true;
                                  }))
                      .blockLast());
      return pictures / seconds;
    }
  }

  private static boolean painted(Painter tool, PixelImage picture, InstalledModel model)
      throws Exception {
    tool.paint(copy(picture), model);
    return true;
  }

  private static double rate(Runnable pictures) {
    return PICTURES / seconds(pictures);
  }

  /**
   * Of the process's CPU, spread over the workers: what others take of the machine is no matter.
   */
  private static double seconds(Runnable work) {
    long start = PROCESS.getProcessCpuTime();
    work.run();
    return (PROCESS.getProcessCpuTime() - start) / 1e9 / WORKERS;
  }

  private static InferenceEngine engine(ModelRegistry models) {
    Duration patience = Duration.ofMinutes(10);
    return InferenceEngine.start(
        models,
        new InferenceProperties(
            WORKERS, 64, patience, patience, DataSize.ofGigabytes(3), 60_000_000, 2, 200, 92),
        new SimpleMeterRegistry(),
        ObservationRegistry.NOOP,
        VersionWatch.NONE);
  }

  private static WorkerPool<Painter> pool(LoadedModels loaded) {
    Callable<Painter> opener = () -> new Painter(loaded, Device.cpu());
    return WorkerPool.start("figures", Collections.nCopies(WORKERS, opener), 64);
  }

  private static PixelImage decode(Path photo) throws IOException {
    return ImageCodec.best().decode(Files.readAllBytes(photo), Long.MAX_VALUE).onWhite();
  }

  private static PixelImage square(PixelImage photo) {
    return ImageCodec.best().resize(photo, SIDE, SIDE);
  }

  private static PixelImage copy(PixelImage picture) {
    return new PixelImage(picture.width(), picture.height(), 3, picture.data().clone());
  }

  private static double[] ratios(double[] of, double[] by) {
    double[] ratios = new double[of.length];
    for (int i = 0; i < of.length; i++) {
      ratios[i] = of[i] / by[i];
    }
    return ratios;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
