package io.atelier.generation.inference;

import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.ModelVersion;
import io.atelier.platform.image.PixelImage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Watches whether a model's photos are still like those it began with. Exports per model {@code
 * model_input_mean} and {@code model_input_drift} by {@code statistic}, and {@code
 * model_input_colour_distance}. The reference lies beside the weights, so that it outlives the
 * process; take it away to begin anew.
 */
final class DriftMonitor {

  private static final Logger log = LoggerFactory.getLogger(DriftMonitor.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String FILE = "drift-reference.json";

  private final MeterRegistry meters;
  private final int window;
  private final Map<ModelVersion, DriftWindow> windows = new ConcurrentHashMap<>();

  /**
   * @param window how many photos are compared with as many
   */
  DriftMonitor(MeterRegistry meters, int window) {
    this.meters = meters;
    this.window = window;
  }

  /**
   * @param pixels the photo has in its file
   */
  void saw(PixelImage picture, long pixels, InstalledModel model) {
    DriftWindow seen = windows.computeIfAbsent(model.version(), version -> open(model));
    if (seen.add(InputStatistics.of(picture, pixels))) {
      keep(seen.reference(), file(model));
    }
  }

  private DriftWindow open(InstalledModel model) {
    DriftWindow opened = new DriftWindow(window, read(file(model)));
    Tags tags = Tags.of("model", model.version().name(), "version", model.version().version());
    for (int i = 0; i < InputStatistics.NAMES.length; i++) {
      int statistic = i;
      Tags one = tags.and("statistic", InputStatistics.NAMES[i]);
      Gauge.builder("model.input.mean", opened, w -> w.mean(statistic)).tags(one).register(meters);
      Gauge.builder("model.input.drift", opened, w -> w.drift(statistic))
          .tags(one)
          .register(meters);
    }
    Gauge.builder("model.input.colour.distance", opened, DriftWindow::colourDistance)
        .tags(tags)
        .register(meters);
    return opened;
  }

  private static Path file(InstalledModel model) {
    return model.weights().resolveSibling(FILE);
  }

  private static @Nullable DriftReference read(Path file) {
    try {
      return Files.exists(file)
          ? JSON.readValue(Files.readAllBytes(file), DriftReference.class)
          : null;
    } catch (IOException | JacksonException e) {
      log.warn("{} is not readable; drift is measured from now on", file, e);
      return null;
    }
  }

  private static void keep(@Nullable DriftReference reference, Path file) {
    try {
      Files.write(file, JSON.writeValueAsBytes(reference));
    } catch (IOException e) {
      log.warn("{} cannot be written; after a restart drift is measured anew", file, e);
    }
  }
}
