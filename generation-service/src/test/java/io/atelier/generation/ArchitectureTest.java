package io.atelier.generation;

import io.atelier.platform.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
  @Test
  void keepsTheRulesOfTheHouse() {
    ArchitectureRules.check("io.atelier.generation");
  }
}
