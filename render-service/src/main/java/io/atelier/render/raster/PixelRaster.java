package io.atelier.render.raster;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A picture of premultiplied ARGB pixels. On a {@link Ground} it copies only the bands that are
 * painted on.
 */
public final class PixelRaster implements Raster {
  /** Rows of a band: also those of a JPEG's coding units at 4:2:0. */
  public static final int BAND = 16;

  private final ArrayPool<int[]> pool;
  private final int width;
  private final int height;
  private final int[] argb;
  private final @Nullable Ground ground;
  private final boolean[] painted;
  private boolean opaque;
  private boolean photographic;

  private PixelRaster(
      ArrayPool<int[]> pool, int width, int height, int[] argb, @Nullable Ground ground) {
    this.pool = pool;
    this.width = width;
    this.height = height;
    this.argb = argb;
    this.ground = ground;
    this.painted = new boolean[(height + BAND - 1) / BAND];
  }

  /** Of unknown colour: what paints first must cover it whole. */
  static PixelRaster blank(ArrayPool<int[]> pool, int width, int height) {
    var raster = new PixelRaster(pool, width, height, pool.take(width * height), null);
    Arrays.fill(raster.painted, true);
    return raster;
  }

  static PixelRaster on(Ground ground, ArrayPool<int[]> pool) {
    int[] argb = pool.take(ground.width() * ground.height());
    var raster = new PixelRaster(pool, ground.width(), ground.height(), argb, ground);
    raster.opaque = ground.opaque();
    raster.photographic = ground.photographic();
    return raster;
  }

  /** The ground without what was painted on it; not to be closed. */
  public PixelRaster bareGround() {
    var bare = new PixelRaster(pool, width, height, new int[0], Objects.requireNonNull(ground));
    bare.opaque = ground.opaque();
    bare.photographic = ground.photographic();
    return bare;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  public int bands() {
    return painted.length;
  }

  /** What it was painted on, if that may serve for other pictures too. */
  public @Nullable Ground ground() {
    return ground;
  }

  /** Whether rows {@link #BAND} × {@code band} and on differ from the ground. */
  public boolean painted(int band) {
    return painted[band];
  }

  /**
   * The array that holds row {@code y}, from {@code y × width} on: it may be another for other
   * bands. Premultiplied.
   */
  public int[] pixels(int y) {
    return ground == null || painted[y / BAND] ? argb : ground.argb();
  }

  /** Whether every pixel is. */
  public boolean opaque() {
    return opaque;
  }

  void opaque(boolean opaque) {
    this.opaque = opaque;
  }

  /** Whether it shows images, which compress better filtered. */
  public boolean photographic() {
    return photographic;
  }

  void photographic(boolean photographic) {
    this.photographic = photographic;
  }

  /** For painting, after {@link #touch}. */
  int[] argb() {
    return argb;
  }

  /** Prepares rows {@code top} to {@code bottom} (exclusive) for painting. */
  void touch(int top, int bottom) {
    for (int band = Math.max(0, top) / BAND; band * BAND < Math.min(bottom, height); band++) {
      if (!painted[band] && ground != null) {
        int from = band * BAND * width;
        int to = Math.min((band + 1) * BAND, height) * width;
        System.arraycopy(ground.argb(), from, argb, from, to - from);
        painted[band] = true;
      }
    }
  }

  /** Looks whether every pixel is opaque, if that is not known. */
  void settle() {
    if (!opaque && ground == null) {
      int all = -1;
      for (int i = 0; i < width * height; i++) {
        all &= argb[i];
      }
      opaque = all >>> 24 == 0xFF;
    }
  }

  @Override
  public void close() {
    pool.giveBack(argb);
  }
}
