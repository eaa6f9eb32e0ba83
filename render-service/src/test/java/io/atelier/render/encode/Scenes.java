package io.atelier.render.encode;

import io.atelier.render.font.FontLibrary;
import io.atelier.render.layout.LaidOutScene;
import io.atelier.render.layout.SceneLayout;
import io.atelier.render.layout.TextLayout;
import io.atelier.render.scene.Box;
import io.atelier.render.scene.Layer;
import io.atelier.render.scene.Output;
import io.atelier.render.scene.OutputFormat;
import io.atelier.render.scene.Paint;
import io.atelier.render.scene.Picture;
import io.atelier.render.scene.Scene;
import io.atelier.render.scene.TextBlock;
import io.atelier.render.scene.TextBlock.Alignment;
import io.atelier.render.scene.TextBlock.Direction;
import io.atelier.render.scene.TextBlock.VerticalAlignment;
import io.atelier.render.scene.TextRun;
import io.atelier.render.scene.TextStyle;
import io.atelier.render.shaping.Shaper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Pictures to encode. */
final class Scenes {
  private static final FontLibrary FONTS = new FontLibrary();

  private Scenes() {}

  static LaidOutScene of(int width, int height, Paint background, Output output, Layer... layers) {
    var scene = new Scene(width, height, 1, background, List.of(layers), output);
    return new LaidOutScene(scene, width, height, List.of());
  }

  /** 200 × 100, of which all but the layer is ground: what stands before the first text. */
  static LaidOutScene onGround(Output output, Layer layer) {
    var text =
        new TextBlock(
            List.of(), Direction.AUTO, Alignment.START, VerticalAlignment.TOP, 1, 0, "", 0);
    var nothing = new Layer.TextLayer(new Box(0, 0, 200, 0), 1, Layer.Operator.OVER, text);
    var scene = new Scene(200, 100, 1, gradient(), List.of(nothing, layer), output);
    return new LaidOutScene(scene, 200, 100, List.of(new TextLayout(List.of(), 0, 0, List.of())));
  }

  /** One line in each colour. */
  static LaidOutScene texts(int width, int height, int ground, int... colors) {
    List<Layer> layers = new ArrayList<>();
    for (int color : colors) {
      var style =
          new TextStyle(
              FONTS.find("noto-sans-bold").orElseThrow(),
              24,
              0,
              new Paint.Solid(color),
              null,
              null,
              Locale.ROOT);
      var text =
          new TextBlock(
              List.of(new TextRun("Text!", style)),
              Direction.AUTO,
              Alignment.START,
              VerticalAlignment.TOP,
              1,
              0,
              "",
              0);
      var box = new Box(width - 100, layers.size() * 40, 100, 0);
      layers.add(new Layer.TextLayer(box, 1, Layer.Operator.OVER, text));
    }
    return new SceneLayout(new Shaper())
        .lay(new Scene(width, height, 1, new Paint.Solid(ground), layers, png()));
  }

  static Output png() {
    return new Output(OutputFormat.PNG, 0, false);
  }

  /** Every pixel another colour; premultiplied. */
  static Picture noise(int width, int height, boolean opaque) {
    var random = new SplittableRandom(1);
    int[] argb = new int[width * height];
    for (int i = 0; i < argb.length; i++) {
      int alpha = opaque ? 255 : random.nextInt(256);
      argb[i] = alpha << 24;
      for (int shift = 16; shift >= 0; shift -= 8) {
        argb[i] |= random.nextInt(alpha + 1) << shift;
      }
    }
    return new Picture("noise " + width + " " + height + " " + opaque, width, height, argb);
  }

  static Paint gradient() {
    return new Paint.LinearGradient(
        0, 0, 1, 1, List.of(new Paint.Stop(0, 0xFF1D2B64), new Paint.Stop(1, 0xFFF8CDDA)));
  }

  static Layer rectangle(double x, double y, double width, double height, int argb) {
    return new Layer.RectangleLayer(
        new Box(x, y, width, height), 1, Layer.Operator.OVER, new Paint.Solid(argb), 0, null);
  }
}
