package io.atelier.render.raster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.atelier.render.scene.Layer.Fit;
import io.atelier.render.scene.Paint;
import io.atelier.render.scene.Picture;

/** Makes fills of paints; keeps scaled pictures. */
final class Fills {
  private static final int SCALED_BYTES = 16 << 20;

  private final Cache<Key, ImageFill> scaled =
      Caffeine.newBuilder()
          .maximumWeight(SCALED_BYTES)
          .weigher((Key key, ImageFill fill) -> 200 + Integer.BYTES * fill.argb().length)
          .build();

  /**
   * @param box what the paint's parts of 0 to 1 refer to
   * @param visible what will be asked for at most
   */
  Fill of(Paint paint, DeviceBox box, Area visible) {
    return switch (paint) {
      case Paint.Solid solid -> new SolidFill(Blend.premultiplied(solid.argb()));
      case Paint.LinearGradient linear ->
          new LinearFill(
              new ColorRamp(linear.stops()),
              box.left() + linear.x0() * box.width(),
              box.top() + linear.y0() * box.height(),
              box.left() + linear.x1() * box.width(),
              box.top() + linear.y1() * box.height());
      case Paint.RadialGradient radial ->
          new RadialFill(
              new ColorRamp(radial.stops()),
              box.left() + radial.x() * box.width(),
              box.top() + radial.y() * box.height(),
              Math.max(1e-3, radial.radius() * Math.max(box.width(), box.height())));
      case Paint.Image image -> of(image.picture(), image.fit(), box, visible);
    };
  }

  /** A picture fitted into a box. */
  ImageFill of(Picture picture, Fit fit, DeviceBox box, Area visible) {
    double scaleX = box.width() / picture.width();
    double scaleY = box.height() / picture.height();
    if (fit != Fit.FILL) {
      scaleX = fit == Fit.COVER ? Math.max(scaleX, scaleY) : Math.min(scaleX, scaleY);
      scaleY = scaleX;
    }
    double width = picture.width() * scaleX;
    double height = picture.height() * scaleY;
    double left = box.left() + (box.width() - width) / 2;
    double top = box.top() + (box.height() - height) / 2;
    Area whole = new DeviceBox(left, top, left + width, top + height).rounded();
    Area shown = whole.within(box.rounded()).within(visible);
    if (shown.isEmpty()) {
      return new ImageFill(new int[0], Area.NONE, false);
    }
    var key = new Key(picture.digest(), whole, shown);
    ImageFill fill = scaled.getIfPresent(key);
    if (fill == null) {
      fill = scale(picture, whole, shown);
      scaled.put(key, fill);
    }
    return fill;
  }

  private static ImageFill scale(Picture picture, Area whole, Area shown) {
    double stepX = (double) picture.width() / whole.width();
    double stepY = (double) picture.height() / whole.height();
    int[] argb =
        Resampler.scale(
            picture.argb(),
            picture.width(),
            picture.height(),
            (shown.left() - whole.left()) * stepX,
            (shown.top() - whole.top()) * stepY,
            stepX,
            stepY,
            shown.width(),
            shown.height());
    return new ImageFill(argb, shown, opaque(argb));
  }

  private static boolean opaque(int[] argb) {
    int all = -1;
    for (int pixel : argb) {
      all &= pixel;
    }
    return all >>> 24 == 0xFF;
  }

  private record Key(String digest, Area whole, Area shown) {}
}
