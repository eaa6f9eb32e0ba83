package io.atelier.platform.image;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** {@link Orientation#apply} on OpenCV's pixels. */
final class OpenCvOrientation {

  private static final int UPSIDE_DOWN = 0;
  private static final int LEFT_TO_RIGHT = 1;
  private static final int BOTH = -1;

  private OpenCvOrientation() {}

  static Mat apply(Mat image, int orientation) {
    Mat rows = Orientation.swapsSides(orientation) ? transposed(image) : image;
    return switch (orientation) {
      case 2, 6 -> flipped(rows, LEFT_TO_RIGHT);
      case 3, 7 -> flipped(rows, BOTH);
      case 4, 8 -> flipped(rows, UPSIDE_DOWN);
      default -> rows;
    };
  }

  private static Mat transposed(Mat image) {
    Mat transposed = new Mat();
    opencv_core.transpose(image, transposed);
    return transposed;
  }

  private static Mat flipped(Mat image, int how) {
    Mat flipped = new Mat();
    opencv_core.flip(image, flipped, how);
    return flipped;
  }
}
