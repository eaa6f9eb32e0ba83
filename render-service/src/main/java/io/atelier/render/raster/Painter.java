package io.atelier.render.raster;

import io.atelier.render.layout.LaidOutScene;
import io.atelier.render.scene.Layer;
import io.atelier.render.scene.Layer.ImageLayer;
import io.atelier.render.scene.Layer.RectangleLayer;
import io.atelier.render.scene.Layer.TextLayer;
import io.atelier.render.scene.Paint;
import io.atelier.render.scene.Scene;
import io.atelier.render.scene.Stroke;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Paints laid out scenes. Keeps masks of glyphs, scaled pictures and repeated grounds, each within
 * bounds; safe for many threads.
 */
@Component
public final class Painter {
  private static final int KEPT = Runtime.getRuntime().availableProcessors();

  private final ArrayPool<int[]> pixels = new ArrayPool<>(2 * KEPT, int[]::new);
  private final ArrayPool<byte[]> bytes = new ArrayPool<>(2 * KEPT, byte[]::new);
  private final GlyphMasks masks = new GlyphMasks();
  private final Fills fills = new Fills();
  private final Grounds grounds = new Grounds();
  private final TextPainter texts = new TextPainter(masks, new ColorGlyphs(), fills, bytes);

  /**
   * The picture; to be closed when it is encoded.
   *
   * @throws IllegalArgumentException if it is larger than {@link Scene} allows
   */
  public Raster paint(LaidOutScene laidOut) {
    int width = laidOut.width();
    int height = laidOut.height();
    if (width < 1
        || height < 1
        || width > Scene.MAX_EDGE
        || height > Scene.MAX_EDGE
        || width * height > Scene.MAX_PIXELS) {
      throw new IllegalArgumentException("no picture may be %d × %d".formatted(width, height));
    }
    IndexedRaster indexed = PaletteText.paint(laidOut, masks, bytes);
    return indexed != null ? indexed : paintPixels(laidOut);
  }

  private PixelRaster paintPixels(LaidOutScene laidOut) {
    Grounds.Key key = Grounds.key(laidOut);
    Ground ground = key == null ? null : grounds.find(key);
    int still = key == null ? 0 : key.still().size();
    PixelRaster raster;
    if (ground != null) {
      raster = PixelRaster.on(ground, pixels);
    } else {
      raster = PixelRaster.blank(pixels, laidOut.width(), laidOut.height());
      paintGround(raster, laidOut, still);
      ground = key == null ? null : grounds.noted(key, raster);
      if (ground != null) {
        raster.close();
        raster = PixelRaster.on(ground, pixels);
      }
    }
    new Sheet(raster, laidOut).paint(still, laidOut.scene().layers().size());
    raster.settle();
    return raster;
  }

  private void paintGround(PixelRaster raster, LaidOutScene laidOut, int still) {
    var canvas = new Canvas(raster);
    Paint background = laidOut.scene().background();
    var box = new DeviceBox(0, 0, raster.width(), raster.height());
    canvas.cover(fills.of(background, box, canvas.area()));
    raster.photographic(background instanceof Paint.Image);
    new Sheet(raster, laidOut).paint(0, still);
    raster.settle();
  }

  /** Layers painted one over another. */
  private final class Sheet {
    private final PixelRaster raster;
    private final LaidOutScene laidOut;
    private final double scale;
    private final Canvas canvas;

    Sheet(PixelRaster raster, LaidOutScene laidOut) {
      this.raster = raster;
      this.laidOut = laidOut;
      this.scale = laidOut.scene().scale();
      this.canvas = new Canvas(raster);
    }

    /** Layers {@code from} to {@code to}, exclusive. */
    void paint(int from, int to) {
      int text = 0;
      for (int i = 0; i < to; i++) {
        Layer layer = laidOut.scene().layers().get(i);
        if (i >= from) {
          paint(layer, text);
        }
        text += layer instanceof TextLayer ? 1 : 0;
      }
    }

    private void paint(Layer layer, int text) {
      if (layer.operator() == Layer.Operator.OVER && !fadesAsAWhole(layer, text)) {
        draw(canvas, layer, text, layer.opacity());
        return;
      }
      try (PixelRaster sheet = PixelRaster.blank(pixels, raster.width(), raster.height())) {
        Arrays.fill(sheet.argb(), 0, raster.width() * raster.height(), 0);
        draw(new Canvas(sheet), layer, text, 1);
        switch (layer.operator()) {
          case OVER -> canvas.over(sheet.argb(), canvas.area(), layer.opacity(), canvas.area());
          case SRC -> canvas.replace(sheet, layer.opacity(), area(layer, text));
          case MASK -> canvas.keep(sheet, layer.opacity());
        }
      }
    }

    private boolean fadesAsAWhole(Layer layer, int text) {
      return layer.opacity() < 1
          && switch (layer) {
            case TextLayer t -> TextPainter.hasParts(laidOut.texts().get(text));
            case RectangleLayer rectangle -> rectangle.stroke() != null;
            case ImageLayer image -> false;
          };
    }

    private void draw(Canvas on, Layer layer, int text, double opacity) {
      switch (layer) {
        case TextLayer t -> texts.paint(on, t, laidOut.texts().get(text), laidOut, opacity);
        case RectangleLayer rectangle -> rectangle(on, rectangle, opacity);
        case ImageLayer image -> image(on, image, opacity);
      }
    }

    private void image(Canvas on, ImageLayer layer, double opacity) {
      ImageFill image = fills.of(layer.image(), layer.fit(), box(layer, 0), on.area());
      on.over(image.argb(), image.area(), opacity, on.area());
      raster.photographic(raster.photographic() || isLarge(image.area()));
    }

    /** A logo on a gradient does not make a photograph of it. */
    private boolean isLarge(Area area) {
      return 4L * area.width() * area.height() > (long) raster.width() * raster.height();
    }

    private void rectangle(Canvas on, RectangleLayer layer, double opacity) {
      DeviceBox box = box(layer, 0);
      var shape = new RoundRectangle(box, layer.radius() * scale);
      Area inside = Area.around(box.left(), box.top(), box.right(), box.bottom());
      Area visible = inside.within(on.area());
      Fill fill = fills.of(layer.fill(), box, visible);
      byte[] coverage = new byte[on.area().width()];
      on.touch(visible);
      int[] row = on.row(on.area().width());
      for (int y = visible.top(); y < visible.bottom(); y++) {
        shape.fill(visible.left(), y, visible.width(), coverage);
        fill.row(visible.left(), y, visible.width(), row, 0);
        on.over(row, coverage, 0, opacity, visible.left(), y, visible.width());
      }
      stroke(on, shape, layer.stroke(), inside, opacity);
    }

    private void stroke(
        Canvas on, RoundRectangle shape, @Nullable Stroke stroke, Area inside, double opacity) {
      if (stroke == null) {
        return;
      }
      double width = stroke.width() * scale;
      Area visible = inside.grown((int) Math.ceil(width / 2) + 1).within(on.area());
      byte[] coverage = new byte[on.area().width()];
      on.touch(visible);
      int[] row = on.row(on.area().width());
      var fill = new SolidFill(Blend.premultiplied(stroke.argb()));
      for (int y = visible.top(); y < visible.bottom(); y++) {
        shape.stroke(visible.left(), y, visible.width(), width, coverage);
        fill.row(visible.left(), y, visible.width(), row, 0);
        on.over(row, coverage, 0, opacity, visible.left(), y, visible.width());
      }
    }

    private Area area(Layer layer, int text) {
      return box(layer, text).rounded().within(canvas.area());
    }

    /** A layer without a height is as tall as its text, or as its image's aspect says. */
    private DeviceBox box(Layer layer, int text) {
      double height =
          switch (layer) {
            case TextLayer t -> laidOut.texts().get(text).height() / scale;
            case ImageLayer image ->
                image.box().width() * image.image().height() / image.image().width();
            case RectangleLayer rectangle -> 0;
          };
      return DeviceBox.of(layer.box(), height, scale);
    }
  }
}
