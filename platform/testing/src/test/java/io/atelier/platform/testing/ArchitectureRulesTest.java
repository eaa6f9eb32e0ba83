package io.atelier.platform.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class ArchitectureRulesTest {
  private static final String FIXTURE = "io.atelier.platform.testing.fixture";

  @Test
  void acceptsWhatKeepsTheRules() {
    assertThatCode(() -> check("sound")).doesNotThrowAnyException();
  }

  @Test
  void rejectsBlockingCalls() {
    assertThatThrownBy(() -> check("blocking"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("CompletableFuture.join()");
  }

  @Test
  void rejectsPackageCycles() {
    assertThatThrownBy(() -> check("here", "there"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Cycle detected");
  }

  @Test
  void rejectsPackagesThatAreNotNullMarked() {
    assertThatThrownBy(() -> check("here"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("is not in a @NullMarked package");
  }

  @Test
  void rejectsAPackageWithoutClasses() {
    assertThatThrownBy(() -> ArchitectureRules.check("io.atelier.nowhere"))
        .isInstanceOf(AssertionError.class);
  }

  private static void check(String... packages) {
    String[] names = new String[packages.length];
    for (int i = 0; i < packages.length; i++) {
      names[i] = FIXTURE + "." + packages[i];
    }
    ArchitectureRules.check(FIXTURE, new ClassFileImporter().importPackages(names));
  }
}
