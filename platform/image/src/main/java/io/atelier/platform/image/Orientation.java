package io.atelier.platform.image;

/** EXIF's orientation, 1 to 8: found in the TIFF structure of a file, applied to pixels. */
final class Orientation {

  static final int UPRIGHT = 1;

  private static final int TAG = 0x0112;
  private static final int SHORT = 3;
  private static final int ENTRY = 12;

  private Orientation() {}

  /** Sides change places in 5 to 8: transposed, turned right, transversed, turned left. */
  static boolean swapsSides(int orientation) {
    return orientation >= 5;
  }

  /**
   * Reads the tag from the first directory of the TIFF structure at {@code start}. Whatever is odd
   * there makes the picture upright: metadata is no reason to refuse it.
   */
  static int ofTiff(ImageBytes file, int start, int length) {
    if (length < 8) {
      return UPRIGHT;
    }
    boolean little = file.has(start, "II*\0");
    if (!little && !file.has(start, "MM\0*")) {
      return UPRIGHT;
    }
    long directory = little ? file.u32le(start + 4) : file.u32be(start + 4);
    if (directory > length - 2) {
      return UPRIGHT;
    }
    int first = start + (int) directory + 2;
    int entries = Math.min(u16(file, first - 2, little), (start + length - first) / ENTRY);
    for (int at = first; at < first + entries * ENTRY; at += ENTRY) {
      if (u16(file, at, little) == TAG && u16(file, at + 2, little) == SHORT) {
        int value = u16(file, at + 8, little);
        return value >= 1 && value <= 8 ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  /** Turns and mirrors {@code image} so that it stands as its photographer saw it. */
  static PixelImage apply(PixelImage image, int orientation) {
    if (orientation == UPRIGHT) {
      return image;
    }
    int width = image.width();
    int height = image.height();
    int channels = image.channels();
    boolean swap = swapsSides(orientation);
    int outWidth = swap ? height : width;
    int outHeight = swap ? width : height;
    byte[] in = image.data();
    byte[] out = new byte[in.length];
    for (int y = 0, to = 0; y < outHeight; y++) {
      for (int x = 0; x < outWidth; x++) {
        int column = swap ? y : x;
        int row = swap ? x : y;
        int fromX = mirrorsColumns(orientation) ? width - 1 - column : column;
        int fromY = mirrorsRows(orientation) ? height - 1 - row : row;
        int from = (fromY * width + fromX) * channels;
        for (int c = 0; c < channels; c++) {
          out[to++] = in[from + c];
        }
      }
    }
    return new PixelImage(outWidth, outHeight, channels, out);
  }

  private static boolean mirrorsColumns(int orientation) {
    return orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  }

  private static boolean mirrorsRows(int orientation) {
    return orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  }

  private static int u16(ImageBytes file, int at, boolean little) {
    return little ? file.u16le(at) : file.u16be(at);
  }
}
