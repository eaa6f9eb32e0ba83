package io.atelier.render.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.render.encode.Encoders;
import io.atelier.render.font.FontLibrary;
import io.atelier.render.layout.SceneLayout;
import io.atelier.render.raster.Painter;
import io.atelier.render.scene.Box;
import io.atelier.render.scene.Layer;
import io.atelier.render.scene.Output;
import io.atelier.render.scene.OutputFormat;
import io.atelier.render.scene.Paint;
import io.atelier.render.scene.Scene;
import io.atelier.render.scene.TextBlock;
import io.atelier.render.scene.TextRun;
import io.atelier.render.scene.TextStyle;
import io.atelier.render.shaping.Shaper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Compares with pictures a person has looked at. {@code -Dgolden.write=true} writes them anew: look
 * at them before committing.
 */
class GoldenPicturesTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final FontLibrary FONTS = new FontLibrary();

  private final RenderPipeline pipeline =
      new RenderPipeline(new SceneLayout(new Shaper()), new Painter(), new Encoders());

  enum Golden {
    LATIN(
        "noto-serif",
        """
        The quick brown fox jumps over the lazy dog, and AVATAR is kerned: To, Wa, “fi ffl”.

        Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft."""),
    CHINESE("noto-sans-cjk", "排版规则：“引号”、逗号，句号。每一行的开头不应该出现标点符号（括号）也一样！直骨角次，繁體中文；日本語「東京」、한국어."),
    DIRECTIONS("noto-sans", "שלום (abc 123) עולם\nمرحبا بالعالم 123 نص عربي\nmixed שלום text"),
    REPLACED("noto-sans-bold", "tab\there, private \uE000, ∑ ★ ไทย हिन्दी");

    private final String font;
    private final String text;

    Golden(String font, String text) {
      this.font = font;
      this.text = text;
    }
  }

  @ParameterizedTest
  @EnumSource
  void looksAsItDid(Golden golden) throws IOException {
    byte[] png = pipeline.render(scene(golden));

    Path file = FOLDER.resolve(golden.name().toLowerCase() + ".png");
    if (Boolean.getBoolean("golden.write")) {
      Files.write(file, png);
    }
    BufferedImage expected = ImageIO.read(file.toFile());
    BufferedImage actual = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(actual.getWidth()).isEqualTo(expected.getWidth());
    assertThat(actual.getHeight()).isEqualTo(expected.getHeight());
    assertThat(PerceptualDistance.between(expected, actual)).isLessThan(0.02);
  }

  private static Scene scene(Golden golden) {
    var style =
        new TextStyle(
            FONTS.find(golden.font).orElseThrow(),
            16,
            0,
            new Paint.Solid(0xFF202040),
            null,
            null,
            Locale.ROOT);
    var text =
        new TextBlock(
            List.of(new TextRun(golden.text, style)),
            TextBlock.Direction.AUTO,
            TextBlock.Alignment.START,
            TextBlock.VerticalAlignment.TOP,
            1.4,
            0,
            "",
            0);
    return new Scene(
        320,
        0,
        1.5,
        new Paint.Solid(0xFFFFF8E8),
        List.of(new Layer.TextLayer(new Box(12, 12, 296, 0), 1, Layer.Operator.OVER, text)),
        new Output(OutputFormat.PNG, 0, false));
  }
}
