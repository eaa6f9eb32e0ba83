package io.atelier.platform.image;

/** The RIFF container of a WebP file (RFC 9649, section 2). */
final class WebpHeader {

  private static final int CHUNK_FRAME = 8; // name and length before the data
  private static final int FIRST_CHUNK = 12;
  private static final int DATA = FIRST_CHUNK + CHUNK_FRAME;

  private WebpHeader() {}

  static boolean matches(ImageBytes file) {
    return file.has(0, "RIFF") && file.has(8, "WEBP");
  }

  static ImageHeader read(ImageBytes file) {
    file.require(8, file.u32le(4));
    file.require(DATA, file.u32le(FIRST_CHUNK + 4));
    if (file.has(FIRST_CHUNK, "VP8 ")) {
      return lossy(file);
    }
    if (file.has(FIRST_CHUNK, "VP8L")) {
      return lossless(file);
    }
    if (file.has(FIRST_CHUNK, "VP8X")) {
      return extended(file);
    }
    throw ImageProblem.broken("The WebP file does not begin with a picture.");
  }

  private static ImageHeader lossy(ImageBytes file) {
    if (!file.has(DATA + 3, "\u009d\u0001*")) {
      throw ImageProblem.broken("The WebP file does not begin with a key frame.");
    }
    return header(file.u16le(DATA + 6) & 0x3FFF, file.u16le(DATA + 8) & 0x3FFF, 1);
  }

  private static ImageHeader lossless(ImageBytes file) {
    if (file.u8(DATA) != 0x2F) {
      throw ImageProblem.broken("The WebP file's lossless picture is damaged.");
    }
    long sides = file.u32le(DATA + 1);
    return header((int) (sides & 0x3FFF) + 1, (int) (sides >> 14 & 0x3FFF) + 1, 1);
  }

  private static ImageHeader extended(ImageBytes file) {
    return header(file.u24le(DATA + 4) + 1, file.u24le(DATA + 7) + 1, orientation(file));
  }

  private static int orientation(ImageBytes file) {
    long end = 8 + file.u32le(4);
    for (long at = FIRST_CHUNK; at + CHUNK_FRAME <= end; ) {
      long length = file.u32le((int) at + 4);
      file.require((int) at + CHUNK_FRAME, length);
      if (file.has((int) at, "EXIF")) {
        return Orientation.ofTiff(file, (int) at + CHUNK_FRAME, (int) length);
      }
      at += CHUNK_FRAME + length + (length & 1); // chunks are padded to even lengths
    }
    return Orientation.UPRIGHT;
  }

  private static ImageHeader header(int width, int height, int orientation) {
    return new ImageHeader(ImageFormat.WEBP, width, height, orientation);
  }
}
