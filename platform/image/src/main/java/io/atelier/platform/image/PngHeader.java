package io.atelier.platform.image;

/** The chunks of a PNG file (PNG specification, third edition, section 5). */
final class PngHeader {

  private static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";
  private static final int CHUNK_FRAME = 12; // length, type and CRC around the data

  private PngHeader() {}

  static boolean matches(ImageBytes file) {
    return file.has(0, SIGNATURE);
  }

  static ImageHeader read(ImageBytes file) {
    if (!file.has(12, "IHDR") || file.u32be(8) != 13) {
      throw ImageProblem.broken("The PNG file does not begin with its header.");
    }
    return new ImageHeader(
        ImageFormat.PNG, side(file.u32be(16)), side(file.u32be(20)), orientation(file));
  }

  /** Walks all chunks, so that a file without its end is found out. */
  private static int orientation(ImageBytes file) {
    int orientation = Orientation.UPRIGHT;
    boolean pixels = false;
    for (int at = SIGNATURE.length(); ; ) {
      long length = file.u32be(at);
      file.require(at, length + CHUNK_FRAME);
      if (file.has(at + 4, "IEND")) {
        break;
      }
      if (file.has(at + 4, "IDAT")) {
        pixels = true;
      } else if (file.has(at + 4, "eXIf")) {
        orientation = Orientation.ofTiff(file, at + 8, (int) length);
      }
      at += (int) length + CHUNK_FRAME;
    }
    if (!pixels) {
      throw ImageProblem.broken("The PNG file has no pixel data.");
    }
    return orientation;
  }

  private static int side(long pixels) {
    return (int) Math.min(pixels, Integer.MAX_VALUE);
  }
}
