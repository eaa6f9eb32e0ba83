package io.atelier.render.spec;

import io.atelier.render.scene.Box;
import io.atelier.render.scene.Layer;
import io.atelier.render.scene.Layer.Fit;
import io.atelier.render.scene.Layer.ImageLayer;
import io.atelier.render.scene.Layer.Operator;
import io.atelier.render.scene.Layer.RectangleLayer;
import io.atelier.render.scene.Layer.TextLayer;
import io.atelier.render.scene.Paint;
import io.atelier.render.scene.Picture;
import io.atelier.render.scene.TextBlock.Alignment;
import io.atelier.render.scene.TextBlock.VerticalAlignment;
import io.atelier.render.spec.Place.Canvas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads layers: where they lie, how they meet what is under them, what they show. */
final class LayerReader {
  private static final int MAX_LAYERS = 32;
  private static final double FARTHEST = 8_192;
  private static final double WATERMARK_MARGIN = 10;
  private static final Paint BLACK = new Paint.Solid(0xFF000000);
  private static final Paint NOTHING = new Paint.Solid(0);

  private enum Kind {
    TEXT,
    IMAGE,
    LOGO,
    RECTANGLE
  }

  private final Canvas canvas;
  private final TextReader texts;
  private final Supply supply;

  LayerReader(Canvas canvas, TextReader texts, Supply supply) {
    this.canvas = canvas;
    this.texts = texts;
    this.supply = supply;
  }

  /** All of {@code layers}, from the bottom up. */
  List<Layer> layers(Fields scene) {
    List<Layer> layers = new ArrayList<>();
    for (Fields layer : scene.objects("layers", MAX_LAYERS)) {
      if (!layer.holds("if")) {
        continue;
      }
      if (!layer.has("type")) {
        layer.reject("type", "must be text, image, logo or rectangle");
        continue;
      }
      layers.add(
          switch (layer.choice("type", Kind.class, Kind.RECTANGLE)) {
            case TEXT -> text(layer);
            case IMAGE -> image(layer, null, 0);
            case LOGO -> image(layer, Place.BOTTOM_RIGHT, WATERMARK_MARGIN);
            case RECTANGLE -> rectangle(layer);
          });
    }
    return layers;
  }

  /** The preset: a small picture, or text, 10 pixels from the lower right corner. */
  @Nullable Layer watermark(Fields scene) {
    if (!scene.has("watermark")) {
      return null;
    }
    Fields watermark =
        scene.isObject("watermark")
            ? scene.object("watermark")
            : scene.under("watermark", Map.of("image", scene.text("watermark", 200) + ""));
    if (watermark == null) {
      return null;
    }
    return TextReader.present(watermark)
        ? text(watermark, Place.BOTTOM_RIGHT, WATERMARK_MARGIN)
        : image(watermark, Place.BOTTOM_RIGHT, WATERMARK_MARGIN);
  }

  private Layer text(Fields layer) {
    return text(layer, null, 0);
  }

  private Layer text(Fields layer, @Nullable Place preset, double presetMargin) {
    if (preset == null && !layer.has("position")) {
      Box box = box(layer, canvas.width(), 0);
      return text(layer, box, Alignment.START, VerticalAlignment.TOP);
    }
    // The whole canvas is its box; the alignment takes it to its place.
    Place place = place(layer, preset == null ? Place.CENTER : preset);
    Box box = placed(layer, place, margin(layer, presetMargin));
    return text(layer, box, place.alignment(), place.vertical());
  }

  private Box placed(Fields layer, Place place, double margin) {
    double width = layer.number("width", 1, FARTHEST, Math.max(1, canvas.width() - 2 * margin));
    double height = layer.number("height", 1, FARTHEST, Math.max(0, canvas.height() - 2 * margin));
    return place.box(width, height, canvas, margin);
  }

  private TextLayer text(Fields layer, Box box, Alignment alignment, VerticalAlignment vertical) {
    return new TextLayer(
        box,
        opacity(layer),
        operator(layer),
        texts.read(layer, alignment, vertical, box.width(), box.height()));
  }

  private RectangleLayer rectangle(Fields layer) {
    Box box;
    if (layer.has("position")) {
      box = placed(layer, place(layer, Place.CENTER), margin(layer, 0));
    } else {
      box = box(layer, canvas.width(), canvas.height());
    }
    if (box.height() <= 0) {
      layer.reject("height", "must not be missing where the text decides the picture's height");
    }
    return new RectangleLayer(
        box,
        opacity(layer),
        operator(layer),
        layer.paint("fill", box.width(), box.height(), layer.has("stroke") ? NOTHING : BLACK),
        layer.number("radius", 0, FARTHEST, 0),
        Effects.stroke(layer, "stroke", null));
  }

  private ImageLayer image(Fields layer, @Nullable Place preset, double presetMargin) {
    Picture picture = picture(layer);
    double margin = margin(layer, presetMargin);
    boolean placed = preset != null ? !layer.has("x") && !layer.has("y") : layer.has("position");
    Size size = size(layer, picture, margin);
    Box box =
        placed
            ? place(layer, preset == null ? Place.CENTER : preset)
                .box(size.width(), size.height(), canvas, margin)
            : box(layer, size.width(), size.height());
    return new ImageLayer(
        box, opacity(layer), operator(layer), picture, layer.choice("fit", Fit.class, Fit.CONTAIN));
  }

  private Picture picture(Fields layer) {
    if (!layer.has("image")) {
      layer.reject("image", "must not be missing");
    }
    return picture(layer, "image");
  }

  /** The picture that is named; a placeholder for what is wrong or not fetched yet. */
  Picture picture(Fields fields, String name) {
    return fields.parsed(
        name,
        supply::picture,
        "must be asset:{user}/{sha256} of an uploaded asset or upload:{field} of this form, of at"
            + " most 8 different pictures",
        Supply.PLACEHOLDER);
  }

  private record Size(double width, double height) {}

  /** As given; what is not given follows the aspect, or the picture's pixels, within the canvas. */
  private Size size(Fields layer, Picture picture, double margin) {
    double width = layer.number("width", 1, FARTHEST, 0);
    double height = layer.number("height", 1, FARTHEST, 0);
    double aspect = (double) picture.width() / picture.height();
    if (width > 0 && height > 0) {
      return new Size(width, height);
    }
    if (width > 0) {
      return new Size(width, width / aspect);
    }
    if (height > 0) {
      return new Size(height * aspect, height);
    }
    double room = Math.max(1, canvas.width() - 2 * margin);
    double tall = canvas.height() > 0 ? Math.max(1, canvas.height() - 2 * margin) : FARTHEST;
    double shrink = Math.min(1, Math.min(room / picture.width(), tall / picture.height()));
    return new Size(picture.width() * shrink, picture.height() * shrink);
  }

  private Place place(Fields layer, Place preset) {
    Place place = layer.choice("position", Place.class, preset);
    if (place.needsHeight() && canvas.height() == 0) {
      layer.reject("position", "needs the picture's height; give one");
    }
    return place;
  }

  private static Box box(Fields layer, double width, double height) {
    double x = layer.number("x", -FARTHEST, FARTHEST, 0);
    double y = layer.number("y", -FARTHEST, FARTHEST, 0);
    return new Box(
        x,
        y,
        layer.number("width", 1, FARTHEST, width),
        layer.number("height", 1, FARTHEST, height));
  }

  private static double margin(Fields layer, double preset) {
    return layer.number("margin", 0, 2_048, preset);
  }

  private static double opacity(Fields layer) {
    return layer.number("opacity", 0, 1, 1);
  }

  private static Operator operator(Fields layer) {
    return layer.choice("operator", Operator.class, Operator.OVER);
  }
}
