package io.atelier.generation.openai;

import io.atelier.platform.image.ImageFormat;

/** What comes of the jobs of a call, as it comes. */
sealed interface Made {

  /**
   * A picture in the making.
   *
   * @param number of it among its picture's, from 0
   */
  record Partial(int number, String base64) implements Made {}

  /**
   * @param file the finished picture
   * @param objectKey where it is kept
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody; a copy is not wanted
  record Finished(byte[] file, ImageFormat format, int width, int height, String objectKey)
      implements Made {}
}
