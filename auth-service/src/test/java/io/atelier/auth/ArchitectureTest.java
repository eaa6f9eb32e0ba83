package io.atelier.auth;

import io.atelier.platform.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void keepsTheRulesOfAllServices() {
    ArchitectureRules.check("io.atelier.auth");
  }
}
