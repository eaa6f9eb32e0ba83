package io.atelier.render.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.atelier.render.scene.Paint;
import io.atelier.render.scene.Paint.LinearGradient;
import io.atelier.render.scene.Paint.RadialGradient;
import io.atelier.render.scene.Paint.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradientsTest {
  private static final int RED = 0xFFFF0000;
  private static final int LIME = 0xFF00FF00;
  private static final int BLUE = 0xFF0000FF;

  @ParameterizedTest
  @CsvSource({
    "'', 0.5, 0, 0.5, 1",
    "'to right,', 0, 0.5, 1, 0.5",
    "'0deg,', 0.5, 1, 0.5, 0",
    "'0.25turn,', 0, 0.5, 1, 0.5",
    // 200 x 100 at 45 degrees: the line is (200 + 100) / sqrt 2 long.
    "'45deg,', 0.125, 1.25, 0.875, -0.25"
  })
  void laysTheLine_asCssDoes(String direction, double x0, double y0, double x1, double y1) {
    var gradient = (LinearGradient) parse("linear-gradient(" + direction + " red, blue)");

    assertThat(gradient.x0()).isCloseTo(x0, within(1e-9));
    assertThat(gradient.y0()).isCloseTo(y0, within(1e-9));
    assertThat(gradient.x1()).isCloseTo(x1, within(1e-9));
    assertThat(gradient.y1()).isCloseTo(y1, within(1e-9));
  }

  @Test
  void runsHalfWayThroughTheOtherCorners_whenItGoesToACorner() {
    var gradient = (LinearGradient) parse("linear-gradient(to top right, red, blue)");

    double dx = (gradient.x1() - gradient.x0()) * 200;
    double dy = (gradient.y1() - gradient.y0()) * 100;
    // From the centre to the upper left corner at right angles to the line.
    assertThat(dx * -100 + dy * -50).isCloseTo(0, within(1e-6));
    assertThat(dx).isPositive();
    assertThat(dy).isNegative();
  }

  @Test
  void spreadsStops_thatHaveNoPlace() {
    var gradient =
        (LinearGradient) parse("linear-gradient(red, lime, rgb(0, 0, 255) 80%, lime 60%, red)");

    assertThat(gradient.stops())
        .containsExactly(
            new Stop(0, RED),
            new Stop(.4, LIME),
            new Stop(.8, BLUE),
            new Stop(.8, LIME),
            new Stop(1, RED));
  }

  @Test
  void reachesTheFarthestCorner_whenRadial() {
    var gradient = (RadialGradient) parse("radial-gradient(circle at left 50%, red, blue)");

    assertThat(gradient.x()).isZero();
    assertThat(gradient.y()).isEqualTo(.5);
    assertThat(gradient.radius()).isCloseTo(Math.hypot(200, 50) / 200, within(1e-9));
  }

  @Test
  void readsPlainColors() {
    assertThat(parse("red")).isEqualTo(new Paint.Solid(RED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "linear-gradient()",
        "linear-gradient(red)",
        "linear-gradient(to nowhere, red, blue)",
        "linear-gradient(red, blue 120%)",
        "linear-gradient(red, blurple)",
        "linear-gradient(red, blue",
        "linear-gradient(xdeg, red, blue)",
        "radial-gradient(circle at, red, blue)",
        "radial-gradient(circle at 900% 0%, red, blue)",
        "conic-gradient(red, blue)"
      })
  void isEmpty_whenItIsNoPaint(String written) {
    assertThat(Gradients.parsePaint(written, 200, 100)).isEmpty();
  }

  private static Paint parse(String written) {
    return Gradients.parsePaint(written, 200, 100).orElseThrow();
  }
}
