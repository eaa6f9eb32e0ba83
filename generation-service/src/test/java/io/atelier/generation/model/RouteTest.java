package io.atelier.generation.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.generation.model.Route.Served;
import io.atelier.generation.model.Route.Share;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RouteTest {

  @Test
  void sendsEachUserAlwaysToTheSameVersion() {
    Route route = split(50, 50);

    for (String owner : owners(100)) {
      assertThat(route.of(owner)).isSameAs(route.of(owner));
    }
  }

  @Test
  void sharesUsersByWeight() {
    Route route = split(90, 10);

    long onNew = owners(10_000).stream().filter(owner -> version(route, owner).equals("2")).count();

    assertThat(onNew).isBetween(900L, 1_100L);
  }

  @Test
  void keepsUsersOnTheNewVersion_whenItsShareGrows() {
    Route early = split(90, 10);
    Route later = split(50, 50);

    for (String owner : owners(1_000)) {
      if (version(early, owner).equals("2")) {
        assertThat(version(later, owner)).isEqualTo("2");
      }
    }
  }

  @Test
  void callsTheVersionWithMostUsersItsMainOne() {
    assertThat(split(40, 60).main().model().version().version()).isEqualTo("2");
    assertThat(split(60, 40).main().model().version().version()).isEqualTo("1");
  }

  private static List<String> owners(int count) {
    return IntStream.range(0, count).mapToObj(i -> "user:" + i).toList();
  }

  private static String version(Route route, String owner) {
    return route.of(owner).model().version().version();
  }

  private static Route split(int old, int fresh) {
    return new Route(List.of(new Share(served("1"), old), new Share(served("2"), fresh)), null);
  }

  private static Served served(String version) {
    InstalledModel model =
        new InstalledModel(
            new ModelVersion("sketch", version, "fp32", "0".repeat(64)),
            Path.of("sketch.pt"),
            WeightsFormat.TORCHSCRIPT,
            new Samples(0, 1, false),
            Canvas.free(8, 256));
    return new Served(
        model,
        new ModelCard(
            "sketch",
            version,
            "image-to-image",
            "d",
            "l",
            "fp32",
            "0".repeat(64),
            1,
            256,
            null,
            false));
  }
}
