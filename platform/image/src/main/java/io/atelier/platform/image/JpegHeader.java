package io.atelier.platform.image;

import org.jspecify.annotations.Nullable;

/** The marker segments of a JPEG file (ITU-T T.81, annex B). */
final class JpegHeader {

  private static final int SOF0_BASELINE = 0xC0;
  private static final int SOF2_PROGRESSIVE = 0xC2;
  private static final int DHT = 0xC4;
  private static final int JPG = 0xC8;
  private static final int DAC = 0xCC;
  private static final int SOF15 = 0xCF;
  private static final int RST0 = 0xD0;
  private static final int RST7 = 0xD7;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int APP1 = 0xE1;
  private static final int TEM = 0x01;
  private static final String EXIF = "Exif\0\0";

  private final ImageBytes file;
  private @Nullable ImageHeader frame;
  private int orientation = Orientation.UPRIGHT;

  private JpegHeader(ImageBytes file) {
    this.file = file;
  }

  static boolean matches(ImageBytes file) {
    return file.has(0, "\u00ff\u00d8\u00ff");
  }

  static ImageHeader read(ImageBytes file) {
    return new JpegHeader(file).walk();
  }

  /**
   * Follows the segments to the end-of-image marker; what comes after it (a phone's video, say) is
   * not ours.
   */
  private ImageHeader walk() {
    boolean pixels = false;
    for (int at = 2; ; ) {
      if (file.u8(at) != 0xFF) {
        throw ImageProblem.broken("The JPEG file is damaged: a marker is missing.");
      }
      int marker = file.u8(at + 1);
      if (marker == EOI) {
        break;
      } else if (marker == 0xFF) { // a fill byte
        at += 1;
      } else if (standsAlone(marker)) {
        at += 2;
      } else {
        int length = file.u16be(at + 2);
        file.require(at + 2, length);
        readSegment(marker, at + 4, length - 2);
        at += 2 + length;
        if (marker == SOS) {
          pixels = true;
          at = skipEntropyCoded(at);
        }
      }
    }
    if (frame == null || !pixels) {
      throw ImageProblem.broken("The JPEG file has no pixel data.");
    }
    return new ImageHeader(ImageFormat.JPEG, frame.width(), frame.height(), orientation);
  }

  private void readSegment(int marker, int at, int length) {
    if (length < 0) {
      throw ImageProblem.broken("The JPEG file is damaged: a segment has no length.");
    }
    if (isFrame(marker)) {
      readFrame(marker, at);
    } else if (marker == APP1 && file.has(at, EXIF)) {
      orientation = Orientation.ofTiff(file, at + EXIF.length(), length - EXIF.length());
    }
  }

  private void readFrame(int marker, int at) {
    if (marker > SOF2_PROGRESSIVE || file.u8(at) != 8) {
      throw ImageProblem.unsupported(
          "Only baseline and progressive JPEG of 8 bits a sample are read.");
    }
    if (frame != null) {
      throw ImageProblem.broken("The JPEG file holds more than one frame.");
    }
    frame =
        new ImageHeader(
            ImageFormat.JPEG, file.u16be(at + 3), file.u16be(at + 1), Orientation.UPRIGHT);
  }

  /** The position of the next marker that is neither a restart nor a stuffed byte. */
  private int skipEntropyCoded(int from) {
    for (int at = file.find(0xFF, from); ; at = file.find(0xFF, at + 1)) {
      int next = file.u8(at + 1);
      if (next != 0 && next != 0xFF && !(next >= RST0 && next <= RST7)) {
        return at;
      }
    }
  }

  private static boolean isFrame(int marker) {
    return marker >= SOF0_BASELINE
        && marker <= SOF15
        && marker != DHT
        && marker != JPG
        && marker != DAC;
  }

  private static boolean standsAlone(int marker) {
    return marker == TEM || (marker >= RST0 && marker <= RST7);
  }
}
