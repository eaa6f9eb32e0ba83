package io.atelier.render.delivery;

import io.atelier.render.pipeline.RenderPipeline;
import io.atelier.render.scene.Box;
import io.atelier.render.scene.Layer;
import io.atelier.render.scene.Layer.Fit;
import io.atelier.render.scene.Layer.ImageLayer;
import io.atelier.render.scene.Layer.Operator;
import io.atelier.render.scene.Layer.RectangleLayer;
import io.atelier.render.scene.Layer.TextLayer;
import io.atelier.render.scene.Output;
import io.atelier.render.scene.Paint;
import io.atelier.render.scene.Picture;
import io.atelier.render.scene.Scene;
import io.atelier.render.scene.Shadow;
import io.atelier.render.scene.Stroke;
import io.atelier.render.scene.TextBlock;
import io.atelier.render.scene.TextRun;
import io.atelier.render.scene.TextStyle;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Names a scene: 128 bits of the SHA-256 of everything it is made of and of the engine's version.
 * Records are taken apart by patterns, so that a new component does not compile until it counts.
 */
final class SceneDigest {
  private static final int DIGEST_BYTES = 16;

  private final Canonical bytes = new Canonical();

  private SceneDigest() {}

  static String of(Scene scene) {
    var digest = new SceneDigest();
    digest.bytes.text(RenderPipeline.VERSION);
    digest.scene(scene);
    return HexFormat.of().formatHex(digest.bytes.sha256(), 0, DIGEST_BYTES);
  }

  private void scene(Scene scene) {
    switch (scene) {
      case Scene(int width, int height, double scale, Paint background, var layers, Output out) -> {
        bytes.number(width).number(height).number(scale);
        paint(background);
        list(layers, this::layer);
        output(out);
      }
    }
  }

  private void output(Output output) {
    switch (output) {
      case Output(var format, int quality, boolean interlaced) ->
          bytes.constant(format).number(quality).flag(interlaced);
    }
  }

  private void layer(Layer layer) {
    switch (layer) {
      case TextLayer(Box box, double opacity, Operator operator, TextBlock text) -> {
        place(0, box, opacity, operator);
        text(text);
      }
      case ImageLayer(Box box, double opacity, Operator operator, Picture image, Fit fit) -> {
        place(1, box, opacity, operator);
        bytes.text(image.digest()).constant(fit);
      }
      case RectangleLayer(
              Box box,
              double opacity,
              Operator operator,
              Paint fill,
              double radius,
              @Nullable Stroke stroke) -> {
        place(2, box, opacity, operator);
        paint(fill);
        bytes.number(radius);
        stroke(stroke);
      }
    }
  }

  private void place(int kind, Box box, double opacity, Operator operator) {
    bytes.number(kind).number(box.x()).number(box.y()).number(box.width()).number(box.height());
    bytes.number(opacity).constant(operator);
  }

  private void paint(Paint paint) {
    switch (paint) {
      case Paint.Solid(int argb) -> bytes.number(0).number(argb);
      case Paint.LinearGradient(double x0, double y0, double x1, double y1, var stops) -> {
        bytes.number(1).number(x0).number(y0).number(x1).number(y1);
        list(stops, this::stop);
      }
      case Paint.RadialGradient(double x, double y, double radius, var stops) -> {
        bytes.number(2).number(x).number(y).number(radius);
        list(stops, this::stop);
      }
      case Paint.Image(Picture picture, Fit fit) ->
          bytes.number(3).text(picture.digest()).constant(fit);
    }
  }

  private void stop(Paint.Stop stop) {
    switch (stop) {
      case Paint.Stop(double offset, int argb) -> bytes.number(offset).number(argb);
    }
  }

  private void text(TextBlock block) {
    switch (block) {
      case TextBlock(
              var runs,
              var direction,
              var alignment,
              var vertical,
              double lineHeight,
              int maxLines,
              String ellipsis,
              double smallestSize) -> {
        bytes.constant(direction).constant(alignment).constant(vertical);
        bytes.number(lineHeight).number(maxLines).text(ellipsis).number(smallestSize);
        list(runs, this::run);
      }
    }
  }

  private void run(TextRun run) {
    switch (run) {
      case TextRun(String text, TextStyle style) -> {
        bytes.text(text);
        style(style);
      }
    }
  }

  private void style(TextStyle style) {
    switch (style) {
      case TextStyle(
              var family,
              double size,
              double letterSpacing,
              Paint color,
              @Nullable Stroke stroke,
              @Nullable Shadow shadow,
              var language) -> {
        bytes.text(family.name()).number(size).number(letterSpacing);
        paint(color);
        stroke(stroke);
        shadow(shadow);
        bytes.text(language.toLanguageTag());
      }
    }
  }

  private void stroke(@Nullable Stroke stroke) {
    switch (stroke) {
      case null -> bytes.flag(false);
      case Stroke(double width, int argb) -> bytes.flag(true).number(width).number(argb);
    }
  }

  private void shadow(@Nullable Shadow shadow) {
    switch (shadow) {
      case null -> bytes.flag(false);
      case Shadow(double dx, double dy, double blur, int argb) ->
          bytes.flag(true).number(dx).number(dy).number(blur).number(argb);
    }
  }

  private <T> void list(List<T> entries, Consumer<T> each) {
    bytes.number(entries.size());
    entries.forEach(each);
  }
}
