package io.atelier.render.encode;

import io.atelier.render.raster.PixelRaster;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.ColorType;
import io.github.humbleui.skija.Data;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.ImageInfo;
import io.github.humbleui.skija.Pixmap;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Function;

/** Skia's encoders on a raster. */
final class SkiaImages {
  private SkiaImages() {}

  /** Native memory for the picture is held while this call lasts. */
  static byte[] encode(PixelRaster raster, boolean onWhite, Function<Image, Data> encoder) {
    int width = raster.width();
    int height = raster.height();
    boolean opaque = onWhite || raster.opaque();
    var info =
        new ImageInfo(
            width,
            height,
            ColorType.BGRA_8888,
            opaque ? ColorAlphaType.OPAQUE : ColorAlphaType.PREMUL);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pixels = arena.allocate(4L * width * height, 16);
      copy(raster, onWhite, pixels);
      try (Pixmap pixmap = Pixmap.make(info, pixels.address(), 4 * width);
          Image image = Image.makeRasterFromPixmap(pixmap);
          Data data = encoder.apply(image)) {
        return data.getBytes();
      }
    }
  }

  private static void copy(PixelRaster raster, boolean onWhite, MemorySegment pixels) {
    int width = raster.width();
    int[] row = new int[width];
    for (int y = 0; y < raster.height(); y++) {
      if (onWhite && !raster.opaque()) {
        OnWhite.row(raster, y, row);
      } else {
        System.arraycopy(raster.pixels(y), y * width, row, 0, width);
      }
      MemorySegment.copy(row, 0, pixels, ValueLayout.JAVA_INT, 4L * y * width, width);
    }
  }
}
