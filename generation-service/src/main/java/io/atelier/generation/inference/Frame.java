package io.atelier.generation.inference;

import io.atelier.platform.image.PixelImage;

/**
 * Sets a picture into the frame a model needs and takes it out again: sides that are multiples of
 * the model's stride, and a margin, because a network that pads with zeros spoils the outermost
 * pixels. The margin repeats the picture's edge, for which the model has nothing to invent.
 */
final class Frame {

  /** What the first layers, at full and half resolution, look across. */
  static final int MARGIN = 8;

  private Frame() {}

  static PixelImage around(PixelImage image, int stride) {
    int channels = image.channels();
    int width = multiple(image.width() + 2 * MARGIN, stride);
    int height = multiple(image.height() + 2 * MARGIN, stride);
    int rowIn = image.width() * channels;
    int rowOut = width * channels;
    byte[] framed = new byte[rowOut * height];
    for (int y = 0; y < height; y++) {
      int from = Math.clamp(y - MARGIN, 0, image.height() - 1) * rowIn;
      int to = y * rowOut;
      int left = to + MARGIN * channels;
      System.arraycopy(image.data(), from, framed, left, rowIn);
      for (int at = left - 1; at >= to; at--) {
        framed[at] = framed[at + channels];
      }
      for (int at = left + rowIn; at < to + rowOut; at++) {
        framed[at] = framed[at - channels];
      }
    }
    return new PixelImage(width, height, channels, framed);
  }

  /** The picture of the given size out of its frame. */
  static PixelImage inside(PixelImage framed, int width, int height) {
    int channels = framed.channels();
    int rowIn = framed.width() * channels;
    int rowOut = width * channels;
    byte[] image = new byte[rowOut * height];
    for (int y = 0; y < height; y++) {
      int from = (y + MARGIN) * rowIn + MARGIN * channels;
      System.arraycopy(framed.data(), from, image, y * rowOut, rowOut);
    }
    return new PixelImage(width, height, channels, image);
  }

  private static int multiple(int side, int stride) {
    return (side + stride - 1) / stride * stride;
  }
}
