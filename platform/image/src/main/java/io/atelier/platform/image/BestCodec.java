package io.atelier.platform.image;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the codec once a process. */
final class BestCodec {

  private static final Logger log = LoggerFactory.getLogger(BestCodec.class);

  static final ImageCodec INSTANCE = choose();

  private BestCodec() {}

  private static ImageCodec choose() {
    try {
      return new OpenCvCodec();
    } catch (LinkageError e) {
      log.warn(
          "OpenCV does not load here; pictures go through ImageIO, slower and without WebP", e);
      return new ImageIoCodec();
    }
  }
}
