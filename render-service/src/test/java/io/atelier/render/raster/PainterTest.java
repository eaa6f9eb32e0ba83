package io.atelier.render.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atelier.render.font.FontLibrary;
import io.atelier.render.layout.LaidOutScene;
import io.atelier.render.layout.SceneLayout;
import io.atelier.render.scene.Box;
import io.atelier.render.scene.Layer;
import io.atelier.render.scene.Layer.Fit;
import io.atelier.render.scene.Layer.Operator;
import io.atelier.render.scene.Output;
import io.atelier.render.scene.OutputFormat;
import io.atelier.render.scene.Paint;
import io.atelier.render.scene.Picture;
import io.atelier.render.scene.Scene;
import io.atelier.render.scene.Shadow;
import io.atelier.render.scene.Stroke;
import io.atelier.render.scene.TextBlock;
import io.atelier.render.scene.TextRun;
import io.atelier.render.scene.TextStyle;
import io.atelier.render.shaping.Shaper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PainterTest {
  private static final FontLibrary FONTS = new FontLibrary();
  private static final int RED = 0xFFFF0000;
  private static final int BLUE = 0xFF0000FF;
  private static final Paint WHITE = new Paint.Solid(-1);
  private static final Output PNG = new Output(OutputFormat.PNG, 0, false);
  private static final Output JPEG = new Output(OutputFormat.JPEG, 90, false);

  private final SceneLayout layout = new SceneLayout(new Shaper());
  private final Painter painter = new Painter();

  @Test
  void gradientRunsFromCornerToCorner() {
    int[] pixels = paint(scene(100, 50, gradient(0xFF000000, 0xFFFFFFFF)), 1);

    assertThat(pixels[0] & 0xFF).isLessThan(4);
    assertThat(pixels[100 * 25 + 50] & 0xFF).isBetween(125, 130);
    assertThat(pixels[100 * 50 - 1] & 0xFF).isGreaterThan(251);
  }

  @Test
  void transparentStopTakesItsNeighboursColor() {
    int[] pixels = paint(scene(100, 1, gradient(RED, 0x0000FF00)), 1);

    assertThat(pixels[50] >>> 24).isBetween(120, 135);
    assertThat(pixels[50] >> 16 & 0xFF).isEqualTo(pixels[50] >>> 24);
    assertThat(pixels[50] >> 8 & 0xFF).isZero();
  }

  @Test
  void radialGradientIsRound() {
    var fill = new Paint.RadialGradient(0.5, 0.5, 0.5, stops(RED, BLUE));

    int[] pixels = paint(scene(101, 101, fill), 1);

    assertThat(pixels[101 * 50 + 50]).isEqualTo(RED);
    assertThat(pixels[0]).isEqualTo(BLUE);
    assertThat(pixels[101 * 50 + 20]).isEqualTo(pixels[101 * 20 + 50]);
  }

  @Test
  void rectangleFades() {
    int[] pixels = paint(scene(4, 4, WHITE, rectangle(0, 0, 2, 4, RED, 0.5, Operator.OVER, 0)), 1);

    assertThat(Integer.toHexString(pixels[0])).isEqualTo("ffff7f7f");
    assertThat(pixels[3]).isEqualTo(-1);
  }

  @Test
  void sourceReplacesWithinItsBox() {
    int[] pixels =
        paint(scene(4, 4, WHITE, rectangle(0, 0, 2, 4, 0x80FF0000, 1, Operator.SRC, 0)), 1);

    assertThat(pixels[0]).isEqualTo(0x80800000);
    assertThat(pixels[3]).isEqualTo(-1);
  }

  @Test
  void maskKeepsOnlyWhatItCovers() {
    int[] pixels =
        paint(
            scene(4, 4, new Paint.Solid(BLUE), rectangle(0, 0, 2, 4, RED, 1, Operator.MASK, 0)), 1);

    assertThat(pixels[0]).isEqualTo(BLUE);
    assertThat(pixels[3]).isZero();
  }

  @Test
  void cornersAreRoundAndSmooth() {
    int[] pixels =
        paint(scene(40, 40, WHITE, rectangle(0, 0, 40, 40, BLUE, 1, Operator.OVER, 20)), 1);

    assertThat(pixels[0]).isEqualTo(-1);
    assertThat(pixels[40 * 20 + 20]).isEqualTo(BLUE);
    double blue = Arrays.stream(pixels).mapToDouble(p -> 1 - (p >> 16 & 0xFF) / 255.0).sum();
    assertThat(blue).isBetween(Math.PI * 400 * 0.99, Math.PI * 400 * 1.01);
  }

  @Test
  void strokeIsCentredOnTheEdge() {
    var layer =
        new Layer.RectangleLayer(
            new Box(10, 10, 20, 20),
            1,
            Operator.OVER,
            new Paint.Solid(BLUE),
            0,
            new Stroke(4, RED));

    int[] pixels = paint(scene(40, 40, WHITE, layer), 1);

    int[] row = Arrays.copyOfRange(pixels, 40 * 20, 40 * 21);
    assertThat(row[7]).isEqualTo(-1);
    assertThat(Arrays.copyOfRange(row, 8, 12)).containsOnly(RED);
    assertThat(row[12]).isEqualTo(BLUE);
  }

  @ParameterizedTest
  @CsvSource({"CONTAIN, true", "COVER, false", "FILL, false"})
  void imageFits(Fit fit, boolean leavesRoom) {
    // Left half red, right half blue, twice as wide as tall, in a square box.
    int[] argb = new int[80 * 40];
    for (int i = 0; i < argb.length; i++) {
      argb[i] = i % 80 < 40 ? RED : BLUE;
    }
    var layer =
        new Layer.ImageLayer(
            new Box(0, 0, 40, 40), 1, Operator.OVER, new Picture("two", 80, 40, argb), fit);

    int[] pixels = paint(scene(40, 40, WHITE, layer), 1);

    assertThat(pixels[40 * 20 + 5]).isEqualTo(RED);
    assertThat(pixels[40 * 20 + 35]).isEqualTo(BLUE);
    assertThat(pixels[20]).isEqualTo(leavesRoom ? -1 : BLUE);
  }

  @Test
  void imageAsHighAsItsAspectSays_whenItsBoxHasNoHeight() {
    int[] argb = new int[20 * 10];
    Arrays.fill(argb, RED);
    var layer =
        new Layer.ImageLayer(
            new Box(0, 0, 40, 0), 1, Operator.OVER, new Picture("red", 20, 10, argb), Fit.FILL);

    int[] pixels = paint(scene(40, 40, WHITE, layer), 1);

    assertThat(pixels[40 * 19]).isEqualTo(RED);
    assertThat(pixels[40 * 20]).isEqualTo(-1);
  }

  @Test
  void paletteLooksLikePixels() {
    Layer[] texts = {text(0, "AV ffi fjord", BLUE), text(30, "second color", RED)};
    int[] palette = paint(scene(200, 60, WHITE, texts), 1);

    int[] pixels = paint(new Scene(200, 60, 1, WHITE, List.of(texts), JPEG), 1);

    try (Raster raster = painter.paint(layout.lay(scene(200, 60, WHITE, texts)))) {
      assertThat(raster).isInstanceOf(IndexedRaster.class);
    }
    assertThat(apart(palette, pixels)).isBetween(1, 255 / Levels.MOST);
  }

  @Test
  void textOfTwoColorsMayOverlap() {
    Layer[] texts = {text(0, "OOOO", BLUE), text(5, "OOOO", RED)};
    var scene = scene(200, 60, WHITE, texts);

    try (Raster raster = painter.paint(layout.lay(scene))) {
      assertThat(raster).isInstanceOf(PixelRaster.class);
    }
    assertThat(paint(scene, 1)).contains(RED, BLUE);
  }

  @Test
  void transparentGroundIsKept() {
    int[] pixels = paint(scene(200, 60, new Paint.Solid(0), text(0, "Text", RED)), 1);

    assertThat(pixels[0]).isZero();
    assertThat(pixels).contains(RED);
    assertThat(Arrays.stream(pixels).filter(p -> p >>> 24 != 0))
        .allMatch(p -> (p >> 16 & 0xFF) == p >>> 24 && (p & 0xFFFF) == 0);
  }

  @Test
  void translucentTextCountsOverlapsOnce() {
    // Arabic letters overlap where they join.
    int[] pixels = paint(scene(200, 60, WHITE, text(0, "سلسلة", 0x80000000)), 1);

    assertThat(Arrays.stream(pixels).map(p -> p & 0xFF).min().orElseThrow()).isEqualTo(127);
  }

  @Test
  void textIsCutAtItsBox() {
    var block = block("O\nO\nO", style(RED, null, null));
    var layer = new Layer.TextLayer(new Box(0, 0, 200, 20), 1, Operator.OVER, block);
    for (Output output : List.of(PNG, JPEG)) {
      int[] pixels = paint(new Scene(200, 60, 1, WHITE, List.of(layer), output), 1);

      assertThat(Arrays.copyOfRange(pixels, 0, 200 * 20)).contains(RED);
      assertThat(Arrays.copyOfRange(pixels, 200 * 20, pixels.length)).containsOnly(-1);
    }
  }

  @Test
  void strokeLiesUnderTheLetters() {
    int[] plain = paint(scene(200, 60, WHITE, text(0, "Text", RED)), 1);
    var style = style(RED, new Stroke(4, BLUE), null);

    int[] pixels = paint(scene(200, 60, WHITE, layer(0, block("Text", style))), 1);

    assertThat(count(pixels, RED))
        .isBetween(count(plain, RED) * 9 / 10, count(plain, RED) * 11 / 10);
    assertThat(count(pixels, BLUE)).isGreaterThan(100);
  }

  @ParameterizedTest
  @CsvSource({"0", "1.5", "6"})
  void shadowIsAsDarkInSumAsTheText(double blur) {
    int[] plain =
        paint(scene(300, 160, WHITE, layer(60, block("Text", style(BLUE, null, null)))), 1);
    var style = style(0, null, new Shadow(50, 10, blur, BLUE));

    int[] pixels = paint(scene(300, 160, WHITE, layer(60, block("Text", style))), 1);

    assertThat(darkness(pixels)).isBetween(darkness(plain) * 0.97, darkness(plain) * 1.03);
    assertThat(leftmost(pixels, 300)).isBetween(40 - (int) (3 * blur), 60);
  }

  @Test
  void emojiKeepTheirColors() {
    int[] pixels = paint(scene(200, 60, WHITE, text(0, "😀❤️", BLUE)), 1);

    assertThat(Arrays.stream(pixels).distinct().count()).isGreaterThan(100);
    assertThat(pixels).doesNotContain(BLUE);
    assertThat(Arrays.stream(pixels).filter(PainterTest::isYellow).count()).isGreaterThan(100);
  }

  @Test
  void textWithEffectsFadesAsAWhole() {
    var block = block("Text", style(RED, new Stroke(6, RED), null));
    var layer = new Layer.TextLayer(new Box(10, 0, 180, 0), 0.5, Operator.OVER, block);

    int[] pixels = paint(scene(200, 60, WHITE, layer), 1);

    assertThat(Arrays.stream(pixels).map(p -> p & 0xFF).min().orElseThrow()).isEqualTo(127);
  }

  @Test
  void gradientFillsLetters() {
    var style =
        new TextStyle(
            FONTS.find("noto-sans-bold").orElseThrow(),
            40,
            0,
            new Paint.LinearGradient(0, 0, 1, 0, stops(RED, BLUE)),
            null,
            null,
            Locale.ROOT);

    int[] pixels = paint(scene(200, 60, WHITE, layer(0, block("HHHHHH", style))), 1);

    assertThat(Arrays.stream(pixels).distinct().count()).isGreaterThan(100);
  }

  @Test
  void largeLettersAreDrawnToo() {
    var style =
        new TextStyle(
            FONTS.find("noto-sans-bold").orElseThrow(),
            900,
            0,
            new Paint.Solid(RED),
            null,
            null,
            Locale.ROOT);

    int[] pixels = paint(scene(200, 200, WHITE, layer(-400, block("O", style))), 1);

    assertThat(pixels).contains(RED);
  }

  @Test
  void secondPictureOnAGroundLooksLikeTheFirst() {
    var scene =
        scene(
            300,
            100,
            gradient(RED, BLUE),
            rectangle(5, 5, 9, 9, -1, 1, Operator.OVER, 2),
            text(20, "Text", -1));

    int[] first = paint(scene, 1);
    int[] third = paint(scene, 3);

    assertThat(third).isEqualTo(first);
    try (var fourth = (PixelRaster) painter.paint(layout.lay(scene));
        var fifth = (PixelRaster) painter.paint(layout.lay(scene))) {
      assertThat(fourth.ground()).isNotNull().isSameAs(fifth.ground());
      assertThat(fourth.painted(0)).isFalse();
      assertThat(fourth.painted(2)).isTrue();
    }
  }

  @Test
  void manyThreadsPaintAlike() throws Exception {
    List<Scene> scenes =
        List.of(
            scene(200, 60, WHITE, text(0, "Text", RED)),
            scene(200, 60, gradient(RED, BLUE), text(0, "Text 😀", -1)),
            scene(90, 90, WHITE, layer(0, block("Te", style(BLUE, new Stroke(3, RED), null)))));
    List<int[]> expected = scenes.stream().map(scene -> paint(scene, 1)).toList();
    List<Callable<int[]>> work = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Scene scene = scenes.get(i % scenes.size());
      work.add(() -> paint(scene, 1));
    }

    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Future<int[]>> done = threads.invokeAll(work);

      for (int i = 0; i < done.size(); i++) {
        assertThat(done.get(i).get()).isEqualTo(expected.get(i % scenes.size()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 10", "4097, 10", "10, 4097"})
  void rejectsPicture_whenItsSizeIsNotAllowed(int width, int height) {
    var laidOut = new LaidOutScene(scene(1, 1, WHITE), width, height, List.of());

    assertThatThrownBy(() -> painter.paint(laidOut)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Premultiplied pixels of the last of some equal pictures. */
  private int[] paint(Scene scene, int times) {
    int[] argb = {};
    for (int i = 0; i < times; i++) {
      try (Raster raster = painter.paint(layout.lay(scene))) {
        argb = pixels(raster);
      }
    }
    return argb;
  }

  private static int[] pixels(Raster raster) {
    int[] argb = new int[raster.width() * raster.height()];
    for (int i = 0; i < argb.length; i++) {
      argb[i] =
          switch (raster) {
            case PixelRaster pixels -> pixels.pixels(i / raster.width())[i];
            case IndexedRaster indexed ->
                Blend.premultiplied(indexed.palette()[indexed.indices()[i] & 0xFF]);
          };
    }
    return argb;
  }

  private static Scene scene(int width, int height, Paint background, Layer... layers) {
    return new Scene(width, height, 1, background, List.of(layers), PNG);
  }

  private static Layer rectangle(
      double x,
      double y,
      double width,
      double height,
      int argb,
      double opacity,
      Operator operator,
      double radius) {
    return new Layer.RectangleLayer(
        new Box(x, y, width, height), opacity, operator, new Paint.Solid(argb), radius, null);
  }

  private static Layer text(double y, String text, int argb) {
    return layer(y, block(text, style(argb, null, null)));
  }

  private static Layer layer(double y, TextBlock block) {
    return new Layer.TextLayer(new Box(10, y, 180, 0), 1, Operator.OVER, block);
  }

  private static TextBlock block(String text, TextStyle style) {
    return new TextBlock(
        List.of(new TextRun(text, style)),
        TextBlock.Direction.AUTO,
        TextBlock.Alignment.LEFT,
        TextBlock.VerticalAlignment.TOP,
        1.2,
        0,
        "",
        0);
  }

  private static TextStyle style(int argb, @Nullable Stroke stroke, @Nullable Shadow shadow) {
    return new TextStyle(
        FONTS.find("noto-sans-bold").orElseThrow(),
        24,
        0,
        new Paint.Solid(argb),
        stroke,
        shadow,
        Locale.ROOT);
  }

  private static Paint gradient(int from, int to) {
    return new Paint.LinearGradient(0, 0, 1, 1, stops(from, to));
  }

  private static List<Paint.Stop> stops(int from, int to) {
    return List.of(new Paint.Stop(0, from), new Paint.Stop(1, to));
  }

  private static int apart(int[] a, int[] b) {
    int most = 0;
    for (int i = 0; i < a.length; i++) {
      for (int shift = 24; shift >= 0; shift -= 8) {
        most = Math.max(most, Math.abs((a[i] >> shift & 0xFF) - (b[i] >> shift & 0xFF)));
      }
    }
    return most;
  }

  private static boolean isYellow(int pixel) {
    return (pixel >> 16 & 0xFF) > 200 && (pixel >> 8 & 0xFF) > 150 && (pixel & 0xFF) < 120;
  }

  private static long count(int[] pixels, int color) {
    return Arrays.stream(pixels).filter(pixel -> pixel == color).count();
  }

  private static double darkness(int[] pixels) {
    return Arrays.stream(pixels).mapToDouble(pixel -> 255 - (pixel >> 16 & 0xFF)).sum();
  }

  private static int leftmost(int[] pixels, int width) {
    int least = width;
    for (int i = 0; i < pixels.length; i++) {
      if (pixels[i] != -1) {
        least = Math.min(least, i % width);
      }
    }
    return least;
  }
}
