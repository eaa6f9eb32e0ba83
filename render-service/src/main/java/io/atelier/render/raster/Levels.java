package io.atelier.render.raster;

/**
 * Sixteen steps of coverage: what a palette of four bits can show. At text's sizes an edge looks
 * the same as with 256, and the file is a third smaller.
 */
final class Levels {
  static final int MOST = 15;

  private Levels() {}

  static Mask of(Mask mask) {
    byte[] levels = new byte[mask.coverage().length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) (((mask.coverage()[i] & 0xFF) * MOST + 127) / 255);
    }
    return new Mask(levels, mask.x(), mask.y(), mask.width(), mask.height());
  }

  /** One level over another. */
  static int over(int above, int below) {
    return above + below - (above * below + MOST / 2) / MOST;
  }

  static int coverage(int level) {
    return level * 255 / MOST;
  }
}
