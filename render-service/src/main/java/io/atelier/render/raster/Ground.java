package io.atelier.render.raster;

import java.util.Arrays;

/**
 * What lies under the changing layers of pictures that are otherwise alike, painted once. Two
 * rasters on one ground are the same wherever neither was painted on.
 */
public final class Ground {
  private final int width;
  private final int height;
  private final int[] argb;
  private final boolean opaque;
  private final boolean photographic;

  private Ground(PixelRaster raster) {
    this.width = raster.width();
    this.height = raster.height();
    this.argb = Arrays.copyOf(raster.argb(), width * height);
    this.opaque = raster.opaque();
    this.photographic = raster.photographic();
  }

  static Ground copyOf(PixelRaster raster) {
    return new Ground(raster);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  public boolean opaque() {
    return opaque;
  }

  /** Whether it shows images, which compress better filtered. */
  public boolean photographic() {
    return photographic;
  }

  /** Premultiplied, row by row; never written to. */
  int[] argb() {
    return argb;
  }

  long bytes() {
    return (long) Integer.BYTES * argb.length;
  }
}
