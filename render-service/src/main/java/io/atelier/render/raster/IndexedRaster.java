package io.atelier.render.raster;

/** A picture of few colours: one byte a pixel that is its colour's number in a palette. */
public final class IndexedRaster implements Raster {
  private final ArrayPool<byte[]> pool;
  private final int width;
  private final int height;
  private final byte[] indices;
  private final int[] palette;

  /**
   * @param palette at most 256 colours, ARGB, not premultiplied
   */
  IndexedRaster(ArrayPool<byte[]> pool, int width, int height, byte[] indices, int[] palette) {
    this.pool = pool;
    this.width = width;
    this.height = height;
    this.indices = indices;
    this.palette = palette;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  /** Row by row; the array may be longer, by at least 8 bytes. */
  public byte[] indices() {
    return indices;
  }

  /** ARGB, not premultiplied. */
  public int[] palette() {
    return palette;
  }

  @Override
  public void close() {
    pool.giveBack(indices);
  }
}
