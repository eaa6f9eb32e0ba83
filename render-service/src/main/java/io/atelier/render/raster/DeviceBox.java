package io.atelier.render.raster;

import io.atelier.render.scene.Box;

/** A rectangle in device pixels, not rounded. */
record DeviceBox(double left, double top, double right, double bottom) {
  /**
   * @param height logical pixels, where the box has none of its own
   */
  static DeviceBox of(Box box, double height, double scale) {
    double tall = box.height() == 0 ? height : box.height();
    return new DeviceBox(
        box.x() * scale,
        box.y() * scale,
        (box.x() + box.width()) * scale,
        (box.y() + tall) * scale);
  }

  double width() {
    return right - left;
  }

  double height() {
    return bottom - top;
  }

  /** The pixels nearest to its edges. */
  Area rounded() {
    return Area.nearest(left, top, right, bottom);
  }
}
