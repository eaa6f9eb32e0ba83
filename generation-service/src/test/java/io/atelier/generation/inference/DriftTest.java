package io.atelier.generation.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.TestModels;
import io.atelier.platform.image.PixelImage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftTest {

  private static final int WINDOW = 20;

  @TempDir Path folder;

  @Test
  void measuresLightSaturationAndSize() {
    InputStatistics grey = InputStatistics.of(plain(128, 128, 128), 2_000_000);
    InputStatistics red = InputStatistics.of(plain(255, 0, 0), 1);

    assertThat(grey.values()[0]).isEqualTo(2);
    assertThat(grey.values()[1]).isCloseTo(0.5, within(0.01));
    assertThat(grey.values()[2]).isZero();
    assertThat(grey.values()[3]).isZero();
    assertThat(red.values()[2]).isEqualTo(1);
    assertThat(red.histogram()[48]).isEqualTo(1);
  }

  @Test
  void findsNoiseSharperThanPlain() {
    byte[] noise = new byte[100 * 100 * 3];
    new Random(1).nextBytes(noise);

    assertThat(InputStatistics.of(new PixelImage(100, 100, 3, noise), 1).values()[3])
        .isGreaterThan(0.1);
  }

  @Test
  void findsStripesEquallySharp_upAndAcross() {
    byte[] across = new byte[40 * 30 * 3];
    byte[] up = new byte[40 * 30 * 3];
    for (int i = 0; i < across.length; i++) {
      across[i] = (byte) (i / (40 * 3) % 2 * 255);
      up[i] = (byte) (i / 3 % 2 * 255);
    }
    double inside = 38.0 * 28 / (40 * 30);

    for (byte[] stripes : List.of(across, up)) {
      double sharpness = InputStatistics.of(new PixelImage(40, 30, 3, stripes), 1).values()[3];
      assertThat(sharpness).isCloseTo(4 * inside, within(1e-6));
    }
  }

  @Test
  void staysQuiet_whilePhotosAreLikeTheFirstOnes() {
    MeterRegistry meters = new SimpleMeterRegistry();
    DriftMonitor monitor = new DriftMonitor(meters, WINDOW);

    show(monitor, 3 * WINDOW, 100);

    assertThat(gauge(meters, "model.input.drift", "luminance")).isLessThan(1.5);
    assertThat(meters.get("model.input.colour.distance").gauge().value()).isLessThan(0.3);
  }

  @Test
  void shows_whenPhotosBecomeBrighter() {
    MeterRegistry meters = new SimpleMeterRegistry();
    DriftMonitor monitor = new DriftMonitor(meters, WINDOW);
    show(monitor, WINDOW, 60);

    show(monitor, WINDOW, 220);

    assertThat(gauge(meters, "model.input.drift", "luminance")).isGreaterThan(3);
    assertThat(gauge(meters, "model.input.mean", "luminance")).isGreaterThan(0.7);
    assertThat(meters.get("model.input.colour.distance").gauge().value()).isGreaterThan(0.8);
  }

  @Test
  void keepsItsReferenceAcrossRestarts() {
    show(new DriftMonitor(new SimpleMeterRegistry(), WINDOW), WINDOW, 60);
    MeterRegistry meters = new SimpleMeterRegistry();

    show(new DriftMonitor(meters, WINDOW), WINDOW, 220);

    assertThat(gauge(meters, "model.input.drift", "luminance")).isGreaterThan(3);
  }

  private void show(DriftMonitor monitor, int photos, int light) {
    InstalledModel model = TestModels.registry(folder).installed("tiny").orElseThrow();
    Random random = new Random(5);
    for (int i = 0; i < photos; i++) {
      int level = light + random.nextInt(30);
      monitor.saw(plain(level, level, level), 1_000_000, model);
    }
  }

  private static double gauge(MeterRegistry meters, String name, String statistic) {
    return meters.get(name).tag("statistic", statistic).gauge().value();
  }

  private static PixelImage plain(int red, int green, int blue) {
    byte[] data = new byte[40 * 30 * 3];
    for (int i = 0; i < data.length; i += 3) {
      data[i] = (byte) red;
      data[i + 1] = (byte) green;
      data[i + 2] = (byte) blue;
    }
    return new PixelImage(40, 30, 3, data);
  }
}
