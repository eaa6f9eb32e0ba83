package io.atelier.render.spec;

import io.atelier.render.font.FontLibrary;
import io.atelier.render.scene.Box;
import io.atelier.render.scene.Layer;
import io.atelier.render.scene.Layer.Fit;
import io.atelier.render.scene.Layer.Operator;
import io.atelier.render.scene.Layer.TextLayer;
import io.atelier.render.scene.Output;
import io.atelier.render.scene.OutputFormat;
import io.atelier.render.scene.Paint;
import io.atelier.render.scene.Scene;
import io.atelier.render.scene.TextBlock;
import io.atelier.render.scene.TextBlock.Alignment;
import io.atelier.render.scene.TextBlock.VerticalAlignment;
import io.atelier.render.spec.Place.Canvas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Reads a scene: a background, layers on it, the text of the request itself over them, a watermark
 * on top. Nothing is allocated that the values could make large.
 */
@Component
public final class SceneReader {
  private static final int DEFAULT_WIDTH = 800;
  private static final double DEFAULT_PADDING = 16;
  private static final int DEFAULT_QUALITY = 85;
  private static final Paint WHITE = new Paint.Solid(0xFFFFFFFF);

  private final FontLibrary fonts;

  public SceneReader(FontLibrary fonts) {
    this.fonts = fonts;
  }

  /**
   * @param values as a JSON body or {@link Query#tree} has them
   * @throws SpecProblem if values are wrong or do not go together
   */
  public Draft read(Map<String, ?> values, Materials materials) {
    return read(Fields.of(values), materials);
  }

  /**
   * As above, for values that are part of a greater whole.
   *
   * @throws SpecProblem if values are wrong or do not go together
   */
  public Draft read(Fields fields, Materials materials) {
    var supply = new Supply(fonts, materials);
    Scene scene = scene(fields, supply);
    fields.check();
    return new Draft(scene, supply.missingPictures(), supply.missingFonts());
  }

  private static Scene scene(Fields fields, Supply supply) {
    var canvas =
        new Canvas(
            fields.whole("width", 1, Scene.MAX_EDGE, DEFAULT_WIDTH),
            fields.whole("height", 1, Scene.MAX_EDGE, 0));
    var texts = new TextReader(supply);
    var reader = new LayerReader(canvas, texts, supply);
    List<Layer> layers = new ArrayList<>(reader.layers(fields));
    if (TextReader.present(fields) || layers.isEmpty()) {
      layers.add(text(fields, canvas, texts));
    }
    Layer watermark = reader.watermark(fields);
    if (watermark != null) {
      layers.add(watermark);
    }
    if (canvas.height() == 0 && layers.stream().noneMatch(TextLayer.class::isInstance)) {
      fields.reject("height", "must not be missing where there is no text to decide it");
    }
    Output output = output(fields);
    double scale = scale(fields);
    checkPixels(fields, canvas, scale);
    Paint background = background(fields, canvas, reader, output);
    return new Scene(canvas.width(), canvas.height(), scale, background, layers, output);
  }

  /**
   * The text of the request itself, between the paddings. Unless something depends on the lower
   * padding it is cut by the picture's edge alone.
   */
  private static TextLayer text(Fields fields, Canvas canvas, TextReader texts) {
    double padding = fields.number("padding", 0, 2_048, DEFAULT_PADDING);
    double width = Math.max(0, canvas.width() - 2 * padding);
    boolean bounded =
        fields.has("auto_fit") || fields.has("vertical_align") || fields.has("ellipsis");
    double height = bounded && canvas.height() > 0 ? Math.max(1, canvas.height() - 2 * padding) : 0;
    TextBlock block = texts.read(fields, Alignment.START, VerticalAlignment.TOP, width, height);
    return new TextLayer(new Box(padding, padding, width, height), 1, Operator.OVER, block);
  }

  private static Paint background(Fields fields, Canvas canvas, LayerReader reader, Output output) {
    String written = fields.isObject("background") ? null : fields.text("background", 2_000);
    if (written != null && (written.startsWith("asset:") || written.startsWith("upload:"))) {
      return new Paint.Image(
          reader.picture(fields, "background"),
          fields.choice("background_fit", Fit.class, Fit.COVER));
    }
    Paint paint = fields.paint("background", canvas.width(), canvas.height(), WHITE);
    return output.format() == OutputFormat.JPEG && paint instanceof Paint.Solid(int argb)
        ? new Paint.Solid(Colors.onWhite(argb)) // so that both ways to write it are one picture
        : paint;
  }

  private static Output output(Fields fields) {
    OutputFormat format = fields.choice("format", OutputFormat.class, OutputFormat.PNG);
    int quality = fields.whole("quality", 1, 100, DEFAULT_QUALITY);
    boolean interlaced = fields.flag("interlaced", false) || fields.flag("progressive", false);
    // What a format does not know must not tell two equal pictures apart.
    return switch (format) {
      case PNG -> new Output(format, 0, interlaced);
      case JPEG -> new Output(format, quality, interlaced);
      case WEBP -> new Output(format, quality, false);
      case SVG -> new Output(format, 0, false);
    };
  }

  private static double scale(Fields fields) {
    return fields.parsed(
        "scale",
        written -> {
          double scale = Lengths.number(written);
          return scale == 1 || scale == 1.5 || scale == 2 || scale == 3
              ? Optional.of(scale)
              : Optional.empty();
        },
        "must be 1, 1.5, 2 or 3",
        1.0);
  }

  private static void checkPixels(Fields fields, Canvas canvas, double scale) {
    fields.check();
    double width = canvas.width() * scale;
    double height = canvas.height() * scale;
    if (width > Scene.MAX_EDGE || height > Scene.MAX_EDGE || width * height > Scene.MAX_PIXELS) {
      throw new SpecProblem.PictureTooLarge();
    }
  }
}
