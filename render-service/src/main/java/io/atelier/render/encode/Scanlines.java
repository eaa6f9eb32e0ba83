package io.atelier.render.encode;

import io.atelier.render.raster.PixelRaster;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Rows of pixels as PNG wants them: a filter's number, then bytes. */
final class Scanlines {
  private static final VarHandle BIG_ENDIAN_INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LITTLE_ENDIAN_INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LITTLE_ENDIAN_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final byte NO_FILTER = 0;

  private Scanlines() {}

  /** Of a whole row in bytes, filter included. */
  static int rowBytes(int width, boolean opaque) {
    return 1 + width * (opaque ? 3 : 4);
  }

  /** Rows {@code top} to {@code bottom} (exclusive), unfiltered. */
  static void write(PixelRaster raster, int top, int bottom, byte[] rows) {
    int width = raster.width();
    int rowBytes = rowBytes(width, raster.opaque());
    for (int y = top, at = 0; y < bottom; y++, at += rowBytes) {
      rows[at] = NO_FILTER;
      if (raster.opaque()) {
        rgb(raster.pixels(y), y * width, 1, width, rows, at + 1);
      } else {
        rgba(raster.pixels(y), y * width, 1, width, rows, at + 1);
      }
    }
  }

  /**
   * @param step distance of the pixels wanted
   */
  static void rgb(int[] pixels, int from, int step, int count, byte[] rows, int to) {
    int at = to;
    for (int i = 0, pixel = from; i < count; i++, pixel += step, at += 3) {
      BIG_ENDIAN_INT.set(rows, at, pixels[pixel] << 8); // its fourth byte is the next one's first
    }
  }

  /** As {@link #rgb}, from premultiplied to not premultiplied. */
  static void rgba(int[] pixels, int from, int step, int count, byte[] rows, int to) {
    int at = to;
    for (int i = 0, pixel = from; i < count; i++, pixel += step, at += 4) {
      BIG_ENDIAN_INT.set(rows, at, Integer.rotateLeft(unpremultiplied(pixels[pixel]), 8));
    }
  }

  static int unpremultiplied(int pixel) {
    int alpha = pixel >>> 24;
    if (alpha == 0xFF || alpha == 0) {
      return pixel;
    }
    int half = alpha / 2;
    int red = Math.min(0xFF, ((pixel >> 16 & 0xFF) * 0xFF + half) / alpha);
    int green = Math.min(0xFF, ((pixel >> 8 & 0xFF) * 0xFF + half) / alpha);
    int blue = Math.min(0xFF, ((pixel & 0xFF) * 0xFF + half) / alpha);
    return alpha << 24 | red << 16 | green << 8 | blue;
  }

  /** Rows {@code top} to {@code bottom} (exclusive), one byte a pixel. */
  static void bytes(byte[] indices, int width, int top, int bottom, byte[] rows) {
    for (int y = top, at = 0; y < bottom; y++, at += width + 1) {
      rows[at] = NO_FILTER;
      System.arraycopy(indices, y * width, rows, at + 1, width);
    }
  }

  /**
   * Rows {@code top} to {@code bottom} (exclusive), two pixels a byte, the left one in its upper
   * half; reads and writes some bytes beyond.
   */
  static void nibbles(byte[] indices, int width, int top, int bottom, byte[] rows) {
    int rowBytes = 1 + (width + 1) / 2;
    for (int y = top; y < bottom; y++) {
      int from = y * width;
      int to = (y - top) * rowBytes;
      rows[to++] = NO_FILTER;
      for (int x = 0; x < width; x += 8, to += 4) {
        long eight = (long) LITTLE_ENDIAN_LONG.get(indices, from + x);
        long pairs = (eight << 4 | eight >>> 8) & 0x00FF00FF00FF00FFL;
        pairs = (pairs | pairs >>> 8) & 0x0000FFFF0000FFFFL;
        LITTLE_ENDIAN_INT.set(rows, to, (int) (pairs | pairs >>> 16));
      }
    }
  }
}
