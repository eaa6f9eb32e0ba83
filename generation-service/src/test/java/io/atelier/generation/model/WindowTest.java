package io.atelier.generation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WindowTest {

  @Test
  void forgetsWhatLeftTheWindow() {
    Window window = new Window(4);

    for (int i = 0; i < 4; i++) {
      window.add(Duration.ofSeconds(9), true);
    }
    for (int i = 0; i < 3; i++) {
      window.add(Duration.ofSeconds(1), false);
    }

    assertThat(window.count()).isEqualTo(4);
    assertThat(window.failures()).isEqualTo(0.25);
    assertThat(window.median()).isEqualTo(Duration.ofSeconds(1));
  }
}
