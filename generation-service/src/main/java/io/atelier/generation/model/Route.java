package io.atelier.generation.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who gets which version of a model.
 *
 * @param shares in the order the versions were added, so that a user who was sent to a new version
 *     stays there while its share grows
 * @param shadow runs beside and is seen by nobody; null for none
 */
record Route(List<Share> shares, @Nullable Served shadow) {

  /** A version and how it is presented. */
  record Served(InstalledModel model, ModelCard card) {}

  /**
   * @param weight of 100 together with the others', more than 0
   */
  record Share(Served served, int weight) {}

  Route {
    shares = List.copyOf(shares);
    if (shares.isEmpty()) {
      throw new IllegalArgumentException("a route leads somewhere");
    }
  }

  static Route only(Served served) {
    return new Route(List.of(new Share(served, 100)), null);
  }

  /** The version that most are sent to. */
  Served main() {
    Share most = shares.getFirst();
    for (Share share : shares) {
      most = share.weight() > most.weight() ? share : most;
    }
    return most.served();
  }

  /** The version for {@code owner}: the same each time while the weights stay. */
  Served of(String owner) {
    int total = shares.stream().mapToInt(Share::weight).sum();
    int place = place(shares.getFirst().served().model().version().name(), owner, total);
    for (Share share : shares) {
      place -= share.weight();
      if (place < 0) {
        return share.served();
      }
    }
    return shares.getLast().served();
  }

  private static int place(String model, String owner, int total) {
    byte[] digest = Digests.sha256((model + ":" + owner).getBytes(StandardCharsets.UTF_8));
    return (int) Long.remainderUnsigned(ByteBuffer.wrap(digest).getLong(), total);
  }
}
