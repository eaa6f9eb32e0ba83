package io.atelier.render.layout;

import io.atelier.render.scene.Box;
import io.atelier.render.scene.Layer;
import io.atelier.render.scene.Output;
import io.atelier.render.scene.OutputFormat;
import io.atelier.render.scene.Paint;
import io.atelier.render.scene.Scene;
import io.atelier.render.scene.TextBlock;
import io.atelier.render.scene.TextBlock.Alignment;
import io.atelier.render.scene.TextBlock.Direction;
import io.atelier.render.scene.TextBlock.VerticalAlignment;
import io.atelier.render.scene.TextRun;
import io.atelier.render.scene.TextStyle;
import io.atelier.render.shaping.Shaper;
import java.util.List;

/** A scene with one text, for tests to describe by what is special about it. */
record Card(
    List<TextRun> runs,
    double width,
    double height,
    Direction direction,
    Alignment alignment,
    VerticalAlignment vertical,
    int maxLines,
    String ellipsis,
    double smallestSize) {
  static final double LEFT = 10;
  static final double TOP = 20;
  private static final SceneLayout LAYOUT = new SceneLayout(new Shaper());

  static Card of(String text) {
    return of(new TextRun(text, Styles.of(20)));
  }

  static Card of(TextRun... runs) {
    return new Card(
        List.of(runs), 400, 0, Direction.AUTO, Alignment.START, VerticalAlignment.TOP, 0, "", 0);
  }

  Card wide(double pixels) {
    return new Card(
        runs, pixels, height, direction, alignment, vertical, maxLines, ellipsis, smallestSize);
  }

  Card tall(double pixels) {
    return new Card(
        runs, width, pixels, direction, alignment, vertical, maxLines, ellipsis, smallestSize);
  }

  Card reading(Direction other) {
    return new Card(
        runs, width, height, other, alignment, vertical, maxLines, ellipsis, smallestSize);
  }

  Card aligned(Alignment other) {
    return new Card(
        runs, width, height, direction, other, vertical, maxLines, ellipsis, smallestSize);
  }

  Card aligned(VerticalAlignment other) {
    return new Card(
        runs, width, height, direction, alignment, other, maxLines, ellipsis, smallestSize);
  }

  Card cutAfter(int lines, String with) {
    return new Card(runs, width, height, direction, alignment, vertical, lines, with, smallestSize);
  }

  Card shrinkingTo(double size) {
    return new Card(runs, width, height, direction, alignment, vertical, maxLines, ellipsis, size);
  }

  TextLayout lay() {
    return lay(1);
  }

  TextLayout lay(double scale) {
    var block =
        new TextBlock(runs, direction, alignment, vertical, 1.5, maxLines, ellipsis, smallestSize);
    var layer =
        new Layer.TextLayer(new Box(LEFT, TOP, width, height), 1, Layer.Operator.OVER, block);
    var scene =
        new Scene(
            600,
            500,
            scale,
            new Paint.Solid(0),
            List.of(layer),
            new Output(OutputFormat.PNG, 0, false));
    return LAYOUT.lay(scene).texts().getFirst();
  }

  static TextRun run(String text, TextStyle style) {
    return new TextRun(text, style);
  }
}
