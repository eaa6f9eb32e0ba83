package io.atelier.render.text;

import com.ibm.icu.text.BreakIterator;
import io.atelier.render.font.FontFamily;
import io.atelier.render.font.FontLibrary;
import io.atelier.render.scene.Box;
import io.atelier.render.scene.Layer;
import io.atelier.render.scene.Output;
import io.atelier.render.scene.OutputFormat;
import io.atelier.render.scene.Paint;
import io.atelier.render.scene.Scene;
import io.atelier.render.scene.TextBlock;
import io.atelier.render.scene.TextBlock.Alignment;
import io.atelier.render.scene.TextRun;
import io.atelier.render.scene.TextStyle;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a scene of a request: defaults, names looked up, what depends on several fields. */
@Component
final class TextCards {
  private static final int MAX_CLUSTERS = 5_000;
  private static final int DEFAULT_WIDTH = 800;
  private static final String DEFAULT_FONT = "noto-sans-cjk";
  private static final BigDecimal DEFAULT_SIZE = BigDecimal.valueOf(16);
  private static final BigDecimal DEFAULT_LINE_HEIGHT = new BigDecimal("1.4");
  private static final BigDecimal DEFAULT_PADDING = BigDecimal.valueOf(16);
  private static final int DEFAULT_QUALITY = 85;
  private static final int BLACK = 0xFF000000;
  private static final int WHITE = 0xFFFFFFFF;

  private final FontLibrary fonts;

  TextCards(FontLibrary fonts) {
    this.fonts = fonts;
  }

  /**
   * @throws TextProblem if a name is unknown or the values do not go together
   */
  Scene scene(TextRequest request) {
    checkLength(request.text());
    Output output = output(request);
    int background = color("background", request.background(), WHITE);
    var scene =
        new Scene(
            Objects.requireNonNullElse(request.width(), DEFAULT_WIDTH),
            Objects.requireNonNullElse(request.height(), 0),
            Double.parseDouble(Objects.requireNonNullElse(request.scale(), "1")),
            new Paint.Solid(
                output.format() == OutputFormat.JPEG ? Colors.onWhite(background) : background),
            List.of(layer(request)),
            output);
    checkPixels(scene);
    return scene;
  }

  /** The text between the paddings; below, it is cut by the picture's edge alone. */
  private Layer layer(TextRequest request) {
    double padding = orDefault(request.padding(), DEFAULT_PADDING);
    int width = Objects.requireNonNullElse(request.width(), DEFAULT_WIDTH);
    return new Layer.TextLayer(
        new Box(padding, padding, Math.max(0, width - 2 * padding), 0),
        1,
        Layer.Operator.OVER,
        block(request));
  }

  private TextBlock block(TextRequest request) {
    return new TextBlock(
        List.of(new TextRun(request.text(), style(request))),
        TextBlock.Direction.AUTO,
        alignment(request.align()),
        TextBlock.VerticalAlignment.TOP,
        orDefault(request.lineHeight(), DEFAULT_LINE_HEIGHT),
        0,
        "",
        0);
  }

  private TextStyle style(TextRequest request) {
    return new TextStyle(
        font(Objects.requireNonNullElse(request.font(), DEFAULT_FONT)),
        orDefault(request.size(), DEFAULT_SIZE),
        0,
        new Paint.Solid(color("color", request.color(), BLACK)),
        null,
        null,
        Locale.ROOT);
  }

  private static Output output(TextRequest request) {
    OutputFormat format = format(request.format());
    int quality =
        format == OutputFormat.JPEG
            ? Objects.requireNonNullElse(request.quality(), DEFAULT_QUALITY)
            : 0;
    return new Output(format, quality, false);
  }

  private static void checkLength(String text) {
    BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
    clusters.setText(text);
    if (clusters.next(MAX_CLUSTERS) != BreakIterator.DONE
        && clusters.next() != BreakIterator.DONE) {
      throw new TextProblem.InvalidParameter("text", "must have at most 5,000 characters");
    }
  }

  private static void checkPixels(Scene scene) {
    double width = scene.width() * scene.scale();
    double height = scene.height() * scene.scale();
    if (width > Scene.MAX_EDGE || height > Scene.MAX_EDGE || width * height > Scene.MAX_PIXELS) {
      throw new TextProblem.PictureTooLarge();
    }
  }

  private FontFamily font(String name) {
    return fonts
        .find(name)
        .orElseThrow(
            () ->
                new TextProblem.InvalidParameter(
                    "font", "must be one of " + String.join(", ", fonts.names())));
  }

  private static int color(String field, @Nullable String written, int otherwise) {
    return written == null
        ? otherwise
        : Colors.parse(written)
            .orElseThrow(
                () ->
                    new TextProblem.InvalidParameter(
                        field,
                        "must be #rgb, #rgba, #rrggbb, #rrggbbaa, a CSS colour name or transparent"));
  }

  private static Alignment alignment(@Nullable String written) {
    return written == null ? Alignment.START : Alignment.valueOf(written.toUpperCase(Locale.ROOT));
  }

  private static OutputFormat format(@Nullable String written) {
    return written == null
        ? OutputFormat.PNG
        : OutputFormat.valueOf(written.toUpperCase(Locale.ROOT));
  }

  private static double orDefault(@Nullable BigDecimal value, BigDecimal otherwise) {
    return Objects.requireNonNullElse(value, otherwise).doubleValue();
  }
}
