package io.atelier.generation.job;

import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.ImageHeader;

/**
 * A picture somebody sent, measured from its header; no pixel of it has been decoded.
 *
 * @param sha256 of the file, in lower-case hex
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; a copy of megabytes is not wanted
public record Photo(byte[] file, ImageHeader header, String sha256) {

  /**
   * Measures and digests {@code file}: milliseconds of CPU per megabyte.
   *
   * @throws io.atelier.platform.image.ImageProblem if it is no image, broken, or has too many
   *     pixels
   */
  static Photo of(byte[] file, long maxPixels) {
    return new Photo(file, ImageHeader.read(file).requireAtMost(maxPixels), Sha256.of(file));
  }

  ImageFormat format() {
    return header.format();
  }
}
