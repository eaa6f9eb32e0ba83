package io.atelier.platform.image;

/**
 * Decoded pixels: rows from the top, pixels from the left, one unsigned byte a sample, no gaps.
 *
 * @param channels 3 for RGB, 4 for RGBA (alpha not premultiplied)
 * @param data {@code width * height * channels} bytes, not copied: whoever passes it on stops
 *     writing to it
 */
@SuppressWarnings("ArrayRecordComponent") // pixels are compared by content in tests only
public record PixelImage(int width, int height, int channels, byte[] data) {

  public PixelImage {
    if (width <= 0 || height <= 0 || (channels != 3 && channels != 4)) {
      throw new IllegalArgumentException(
          "no picture: %d x %d x %d".formatted(width, height, channels));
    }
    if (data.length != (long) width * height * channels) {
      throw new IllegalArgumentException(
          "%d bytes for %d x %d x %d".formatted(data.length, width, height, channels));
    }
  }

  public boolean hasAlpha() {
    return channels == 4;
  }

  public int longSide() {
    return Math.max(width, height);
  }

  /** The picture as seen on white paper: RGB; itself if it has no alpha. */
  public PixelImage onWhite() {
    return hasAlpha() ? Alpha.onWhite(this) : this;
  }

  /** A part of this picture; itself if the part is the whole. */
  PixelImage crop(int x, int y, int partWidth, int partHeight) {
    if (partWidth == width && partHeight == height) {
      return this;
    }
    int row = partWidth * channels;
    byte[] part = new byte[row * partHeight];
    for (int i = 0; i < partHeight; i++) {
      System.arraycopy(data, ((y + i) * width + x) * channels, part, i * row, row);
    }
    return new PixelImage(partWidth, partHeight, channels, part);
  }

  /** This picture's colours alone: RGB, whatever was clear. */
  public PixelImage withoutAlpha() {
    return hasAlpha() ? Alpha.drop(this) : this;
  }

  /** This picture's colours under the alpha of {@code mask}, which has the same size. */
  public PixelImage withAlphaOf(PixelImage mask) {
    return Alpha.copy(mask, this);
  }
}
