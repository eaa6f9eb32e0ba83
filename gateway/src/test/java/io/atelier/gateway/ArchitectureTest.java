package io.atelier.gateway;

import io.atelier.platform.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void keepsTheRules() {
    ArchitectureRules.check("io.atelier.gateway");
  }
}
