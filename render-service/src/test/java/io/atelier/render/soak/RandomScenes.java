package io.atelier.render.soak;

import io.atelier.render.font.FontLibrary;
import io.atelier.render.scene.Box;
import io.atelier.render.scene.Layer;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Small scenes of everything a scene can hold, within the limits that requests are held to. */
final class RandomScenes {
  private static final double[] SCALES = {1, 1, 1, 1.5, 2, 3};
  private static final String[] LANGUAGES = {"", "ja", "ko", "zh-Hant", "ar", "th", "tr"};
  private static final int TEXT = 36;

  private final FontLibrary fonts;
  private final List<String> names;
  private final RandomGenerator random;

  RandomScenes(FontLibrary fonts, RandomGenerator random) {
    this.fonts = fonts;
    this.names = List.copyOf(fonts.names());
    this.random = random;
  }

  Scene next() {
    int width = random.nextInt(1, 120);
    int height = random.nextInt(3) == 0 ? 0 : random.nextInt(1, 80);
    List<Layer> layers = new ArrayList<>();
    int count = random.nextInt(1, 4);
    for (int i = 0; i < count; i++) {
      layers.add(layer(width, i == 0));
    }
    OutputFormat[] formats = OutputFormat.values();
    return new Scene(
        width,
        height,
        SCALES[random.nextInt(SCALES.length)],
        paint(),
        layers,
        new Output(
            formats[random.nextInt(formats.length)],
            random.nextInt(1, 101),
            random.nextInt(4) == 0));
  }

  private Layer layer(int width, boolean text) {
    Box box =
        new Box(
            random.nextInt(-20, 40),
            random.nextInt(-20, 40),
            random.nextInt(1, width + 20),
            random.nextBoolean() ? 0 : random.nextInt(1, 80));
    Layer.Operator operator =
        random.nextInt(4) == 0 ? Layer.Operator.values()[random.nextInt(3)] : Layer.Operator.OVER;
    double opacity = random.nextInt(3) == 0 ? random.nextDouble() : 1;
    return switch (text ? 0 : random.nextInt(3)) {
      case 0 -> new Layer.TextLayer(box, opacity, operator, block());
      case 1 -> new Layer.ImageLayer(box, opacity, operator, picture(), fit());
      default ->
          new Layer.RectangleLayer(
              box, opacity, operator, paint(), random.nextDouble(0, 30), stroke());
    };
  }

  private TextBlock block() {
    List<TextRun> runs = new ArrayList<>();
    int count = random.nextInt(1, 4);
    for (int i = 0; i < count; i++) {
      runs.add(new TextRun(RandomText.of(random, TEXT), style()));
    }
    return new TextBlock(
        runs,
        one(TextBlock.Direction.values()),
        one(TextBlock.Alignment.values()),
        one(TextBlock.VerticalAlignment.values()),
        random.nextDouble(0.5, 3),
        random.nextInt(3),
        random.nextBoolean() ? "…" : "",
        random.nextInt(3) == 0 ? random.nextDouble(1, 10) : 0);
  }

  private TextStyle style() {
    return new TextStyle(
        fonts.find(names.get(random.nextInt(names.size()))).orElseThrow(),
        random.nextInt(8) == 0 ? random.nextDouble(1, 300) : random.nextDouble(8, 40),
        random.nextInt(4) == 0 ? random.nextDouble(-3, 10) : 0,
        paint(),
        stroke(),
        random.nextInt(4) == 0
            ? new Shadow(
                random.nextInt(-9, 9), random.nextInt(-9, 9), random.nextDouble(0, 6), color())
            : null,
        Locale.forLanguageTag(LANGUAGES[random.nextInt(LANGUAGES.length)]));
  }

  private Stroke stroke() {
    return random.nextInt(4) == 0 ? new Stroke(random.nextDouble(0, 6), color()) : null;
  }

  private Paint paint() {
    return switch (random.nextInt(8)) {
      case 0 -> new Paint.LinearGradient(part(), part(), part(), part(), stops());
      case 1 -> new Paint.RadialGradient(part(), part(), random.nextDouble(0, 2), stops());
      case 2 -> new Paint.Image(picture(), fit());
      default -> new Paint.Solid(color());
    };
  }

  private List<Paint.Stop> stops() {
    double middle = random.nextDouble();
    return List.of(
        new Paint.Stop(0, color()), new Paint.Stop(middle, color()), new Paint.Stop(1, color()));
  }

  private double part() {
    return random.nextDouble(-0.5, 1.5);
  }

  private Layer.Fit fit() {
    return one(Layer.Fit.values());
  }

  private Picture picture() {
    int width = random.nextInt(1, 30);
    int height = random.nextInt(1, 30);
    int[] argb = new int[width * height];
    int color = color() | 0xFF000000;
    boolean holes = random.nextBoolean();
    for (int i = 0; i < argb.length; i++) {
      argb[i] = holes && i % 3 == 0 ? 0 : color;
    }
    return new Picture(width + "x" + height + "-" + color + holes, width, height, argb);
  }

  private int color() {
    return random.nextBoolean() ? random.nextInt() | 0xFF000000 : random.nextInt();
  }

  private <T> T one(T[] of) {
    return of[random.nextInt(of.length)];
  }
}
