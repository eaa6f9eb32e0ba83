package io.atelier.render.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.render.encode.Encoders;
import io.atelier.render.layout.SceneLayout;
import io.atelier.render.raster.Painter;
import io.atelier.render.scene.Scene;
import io.atelier.render.shaping.Shaper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A picture a feature of type, compared with one a person has looked at. {@code
 * -Dgolden.write=true} writes them anew: look at them before committing.
 */
class GoldenTypeTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  private final RenderPipeline pipeline =
      new RenderPipeline(new SceneLayout(new Shaper()), new Painter(), new Encoders());

  enum Golden {
    SCRIPTS(Specimens::scripts),
    EMOJI(Specimens::emoji),
    HAN_FORMS(Specimens::hanForms),
    STYLES(Specimens::styles),
    JUSTIFIED(Specimens::justified),
    ELLIPSES(Specimens::ellipses),
    FITTED(Specimens::fitted),
    SPACED(Specimens::spaced);

    private final Supplier<Scene> scene;

    Golden(Supplier<Scene> scene) {
      this.scene = scene;
    }
  }

  @ParameterizedTest
  @EnumSource
  void looksAsItDid(Golden golden) throws IOException {
    byte[] png = pipeline.render(golden.scene.get());

    Path file = FOLDER.resolve(golden.name().toLowerCase(Locale.ROOT) + ".png");
    if (Boolean.getBoolean("golden.write")) {
      Files.write(file, png);
    }
    BufferedImage expected = ImageIO.read(file.toFile());
    BufferedImage actual = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(actual.getWidth()).isEqualTo(expected.getWidth());
    assertThat(actual.getHeight()).isEqualTo(expected.getHeight());
    assertThat(PerceptualDistance.between(expected, actual)).isLessThan(0.02);
  }
}
