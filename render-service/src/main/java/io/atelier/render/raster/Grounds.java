package io.atelier.render.raster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.atelier.render.layout.LaidOutScene;
import io.atelier.render.scene.Layer;
import io.atelier.render.scene.Layer.ImageLayer;
import io.atelier.render.scene.Layer.TextLayer;
import io.atelier.render.scene.Paint;
import io.atelier.render.scene.Picture;
import io.atelier.render.scene.Scene;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what lay under the texts of pictures: whoever asks for the same ground a second time,
 * with other texts, gets it ready. Bounded by bytes.
 */
final class Grounds {
  private static final long BYTES = 48 << 20;

  /** Pixels of the largest ground worth keeping: three or four would fill the cache. */
  private static final int LARGEST = 4 << 20;

  /** A ground seen once, with its keys. */
  private static final int SEEN_BYTES = 512;

  private static final int LAYER_BYTES = 200;

  private final Cache<Key, Sighting> sightings =
      Caffeine.newBuilder().maximumWeight(BYTES).weigher(Grounds::weight).build();

  /** What a scene shows under its first text; null if it is to be painted anew each time. */
  static @Nullable Key key(LaidOutScene laidOut) {
    Scene scene = laidOut.scene();
    if (laidOut.width() * laidOut.height() > LARGEST) {
      return null;
    }
    int still = 0;
    while (still < scene.layers().size() && !(scene.layers().get(still) instanceof TextLayer)) {
      still++;
    }
    if (still == 0 && scene.background() instanceof Paint.Solid) {
      return null;
    }
    return new Key(
        laidOut.width(),
        laidOut.height(),
        scene.scale(),
        scene.background(),
        List.copyOf(scene.layers().subList(0, still))); // a view would keep the texts, too
  }

  @Nullable Ground find(Key key) {
    Sighting sighting = sightings.getIfPresent(key);
    return sighting == null ? null : sighting.ground();
  }

  /** Takes note of a ground just painted; keeps it if it was seen before. */
  @Nullable Ground noted(Key key, PixelRaster painted) {
    if (sightings.getIfPresent(key) == null) {
      sightings.put(key, new Sighting(null));
      return null;
    }
    Ground ground = Ground.copyOf(painted);
    sightings.put(key, new Sighting(ground));
    return ground;
  }

  private static int weight(Key key, Sighting sighting) {
    long bytes = SEEN_BYTES + (sighting.ground == null ? 0 : sighting.ground.bytes());
    bytes += bytes(key.background);
    for (Layer layer : key.still) {
      bytes += LAYER_BYTES;
      bytes +=
          switch (layer) {
            case ImageLayer image -> bytes(image.image());
            case Layer.RectangleLayer rectangle -> bytes(rectangle.fill());
            case TextLayer text -> 0;
          };
    }
    return (int) Math.min(Integer.MAX_VALUE, bytes);
  }

  private static long bytes(Paint paint) {
    return paint instanceof Paint.Image(Picture picture, var fit) ? bytes(picture) : 0;
  }

  private static long bytes(Picture picture) {
    return (long) Integer.BYTES * picture.argb().length;
  }

  /**
   * @param still the layers under the first text
   */
  record Key(int width, int height, double scale, Paint background, List<Layer> still) {}

  private record Sighting(@Nullable Ground ground) {}
}
