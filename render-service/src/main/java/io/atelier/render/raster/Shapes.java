package io.atelier.render.raster;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Finds coverage by the JDK's analytic rasteriser. */
final class Shapes {
  private Shapes() {}

  /** The shape moved by {@code dx}, as far as it lies in {@code clip}. */
  static Mask mask(Shape shape, double dx, Area clip) {
    Rectangle2D bounds = shape.getBounds2D();
    Area area =
        Area.around(
                bounds.getMinX() + dx, bounds.getMinY(), bounds.getMaxX() + dx, bounds.getMaxY())
            .within(clip);
    if (bounds.isEmpty() || area.isEmpty()) {
      return Mask.EMPTY;
    }
    int stride = Mask.stride(area.width());
    var picture = new BufferedImage(stride, area.height(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.clipRect(0, 0, area.width(), area.height());
    graphics.translate(dx - area.left(), -area.top());
    graphics.setColor(Color.WHITE);
    graphics.fill(shape);
    graphics.dispose();
    byte[] coverage = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    return new Mask(coverage, area.left(), area.top(), area.width(), area.height());
  }
}
