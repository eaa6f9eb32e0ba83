package io.atelier.generation.inference;

import io.atelier.generation.model.Canvas;
import io.atelier.platform.image.PixelImage;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a picture, copied before they are painted over, out of which the tiles of one row are cut
 * with their surroundings: as RGB, laid on white.
 *
 * @param top the picture's row that comes first; above the picture where negative
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Band(int top, int height, int pictureWidth, int pictureHeight, byte[] rgb) {

  private static final int WHITE = 255;

  /**
   * @param mirrored whether what lies further outside than the margin mirrors the picture; else it
   *     repeats the edge
   * @param painted so many rows of the picture are painted over already; they are taken from {@code
   *     previous}, which has them as they were
   */
  static Band of(
      PixelImage picture,
      int top,
      int height,
      boolean mirrored,
      int painted,
      @Nullable Band previous) {
    int width = picture.width();
    byte[] rgb = new byte[width * height * 3];
    for (int y = 0; y < height; y++) {
      int row = inside(top + y, picture.height(), mirrored);
      int to = y * width * 3;
      if (previous != null && row < painted) {
        System.arraycopy(previous.rgb, (row - previous.top) * width * 3, rgb, to, width * 3);
      } else {
        copyRow(picture, row, rgb, to);
      }
    }
    return new Band(top, height, width, picture.height(), rgb);
  }

  private static void copyRow(PixelImage picture, int row, byte[] rgb, int to) {
    int width = picture.width();
    byte[] data = picture.data();
    if (!picture.hasAlpha()) {
      System.arraycopy(data, row * width * 3, rgb, to, width * 3);
      return;
    }
    int from = row * width * 4;
    for (int x = 0; x < width; x++, from += 4, to += 3) {
      int alpha = data[from + 3] & 0xFF;
      for (int c = 0; c < 3; c++) {
        int mixed = (data[from + c] & 0xFF) * alpha + WHITE * (WHITE - alpha) + WHITE / 2;
        rgb[to + c] = (byte) (mixed / WHITE);
      }
    }
  }

  /**
   * Cuts the columns from {@code left} on, all rows.
   *
   * @param left the picture's column that comes first; left of the picture where negative
   */
  PixelImage window(int left, int width, boolean mirrored) {
    byte[] window = new byte[width * height * 3];
    int before = Math.clamp(-left, 0, width);
    int after = Math.clamp(left + width - pictureWidth, 0, width);
    for (int y = 0; y < height; y++) {
      int from = y * pictureWidth * 3;
      int to = y * width * 3;
      if (before + after < width) {
        System.arraycopy(
            rgb, from + (left + before) * 3, window, to + before * 3, (width - before - after) * 3);
      }
      for (int x = 0; x < before; x++) {
        copyPixel(window, to + x * 3, from + inside(left + x, pictureWidth, mirrored) * 3);
      }
      for (int x = width - after; x < width; x++) {
        copyPixel(window, to + x * 3, from + inside(left + x, pictureWidth, mirrored) * 3);
      }
    }
    return new PixelImage(width, height, 3, window);
  }

  private void copyPixel(byte[] window, int to, int from) {
    window[to] = rgb[from];
    window[to + 1] = rgb[from + 1];
    window[to + 2] = rgb[from + 2];
  }

  /** The position on the picture's side that stands for one that may lie outside. */
  static int inside(int position, int length, boolean mirrored) {
    int edge = Math.clamp(position, 0, length - 1);
    int outside = Math.abs(position - edge) - Canvas.MARGIN;
    if (!mirrored || outside <= 0 || length == 1) {
      return edge;
    }
    int period = 2 * (length - 1);
    int way = outside % period;
    int back = way < length ? way : period - way;
    return position < 0 ? back : length - 1 - back;
  }
}
