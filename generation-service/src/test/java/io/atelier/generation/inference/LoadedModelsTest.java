package io.atelier.generation.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.ModelRegistry;
import io.atelier.generation.model.TestModels;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatus;

class LoadedModelsTest {

  @TempDir Path folder;

  private InstalledModel tiny;
  private InstalledModel negative;
  private LoadedModels models;

  @BeforeEach
  void install() {
    ModelRegistry registry = TestModels.registry(folder);
    tiny = registry.installed("tiny").orElseThrow();
    negative = registry.installed("negative").orElseThrow();
    models = roomFor(1);
  }

  @AfterEach
  void close() {
    models.close();
  }

  @Test
  void keepsAModel_whileThereIsRoom() {
    Loaded first = use(tiny);

    assertThat(use(tiny)).isSameAs(first);
    assertThat(models.count()).isOne();
  }

  @Test
  void unloadsTheModelNotUsedForLongest_whenAnotherNeedsItsRoom() {
    use(tiny);

    use(negative);

    assertThat(models.count()).isOne();
    assertThat(models.hasRoomFor(tiny)).isFalse();
    assertThat(models.taken()).isEqualTo(LoadedModels.footprint(negative, 1));
  }

  @Test
  void keepsAModelUsedOfLate_thoughItWasLoadedFirst() {
    InstalledModel third =
        TestModels.textModels(folder.resolve("text")).installed("tiny-edit").orElseThrow();
    models =
        new LoadedModels(
            LoadedModels.footprint(tiny, 1)
                + LoadedModels.footprint(negative, 1)
                + LoadedModels.footprint(third, 1)
                - 1,
            1);
    Loaded first = use(tiny);
    use(negative);
    use(tiny);

    use(third);

    assertThat(models.count()).isEqualTo(2);
    assertThat(use(tiny)).isSameAs(first);
  }

  @Test
  void asksToComeBack_whenWhatWouldMakeRoomIsAtWork() {
    try (var use = models.use(tiny, Device.cpu())) {
      assertThatThrownBy(() -> models.use(negative, Device.cpu()))
          .isInstanceOf(InferenceBusyException.class);
      assertThat(use.model()).isSameAs(use(tiny));
    }

    assertThat(use(negative)).isNotNull();
  }

  @Test
  void refusesAModelThatNeverFits_beforeItFillsTheMemory() {
    LoadedModels small = new LoadedModels(1 << 20, 1);

    assertThatThrownBy(() -> small.use(tiny, Device.cpu()))
        .isInstanceOfSatisfying(
            ModelTooLargeException.class,
            problem -> assertThat(problem.status()).isEqualTo(HttpStatus.INSUFFICIENT_STORAGE));
    assertThat(small.taken()).isZero();
  }

  @Test
  void leavesNothingTaken_whenAModelDoesNotLoad() throws Exception {
    Files.writeString(tiny.weights(), "no network");

    assertThatThrownBy(() -> use(tiny)).hasMessageContaining("does not load");

    assertThat(models.taken()).isZero();
    assertThat(models.count()).isZero();
  }

  private Loaded use(InstalledModel model) {
    try (var use = models.use(model, Device.cpu())) {
      return use.model();
    }
  }

  private LoadedModels roomFor(int count) {
    long most = Math.max(LoadedModels.footprint(tiny, 1), LoadedModels.footprint(negative, 1));
    return new LoadedModels(count * most, 1);
  }
}
