package io.atelier.render.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atelier.render.layout.LaidOutScene;
import io.atelier.render.raster.IndexedRaster;
import io.atelier.render.raster.Painter;
import io.atelier.render.raster.PixelRaster;
import io.atelier.render.raster.Raster;
import io.atelier.render.scene.Layer.Fit;
import io.atelier.render.scene.Output;
import io.atelier.render.scene.OutputFormat;
import io.atelier.render.scene.Paint;
import io.atelier.render.scene.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EncodersTest {
  private final Painter painter = new Painter();

  enum With {
    NATIVE(
        () ->
            IsalDeflation.Functions.find()
                .flatMap(
                    isal ->
                        TurboJpeg.Functions.find()
                            .map(turbo -> encoder(new IsalDeflation(isal), new TurboJpeg(turbo))))),
    JAVA(
        () ->
            Optional.of(
                new PictureEncoder(
                    new PngEncoder(new JavaDeflation(), new GroundCache<>(1 << 20)),
                    new PlainJpegEncoder())));

    private final Supplier<Optional<PictureEncoder>> encoder;

    With(Supplier<Optional<PictureEncoder>> encoder) {
      this.encoder = encoder;
    }

    private static PictureEncoder encoder(Deflation deflation, TurboJpeg turbo) {
      return new PictureEncoder(
          new PngEncoder(deflation, new GroundCache<>(1 << 20)),
          new StripJpegEncoder(turbo, new GroundCache<>(1 << 20)));
    }

    PictureEncoder encoder() {
      var found = encoder.get();
      assumeTrue(found.isPresent(), "this machine lacks the native libraries");
      return found.orElseThrow();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NATIVE, 37, 11, true, false",
    "NATIVE, 37, 11, false, false",
    "NATIVE, 37, 11, false, true",
    "NATIVE, 901, 700, true, false",
    "NATIVE, 901, 700, false, true",
    "NATIVE, 1, 1, true, true",
    "NATIVE, 5, 3, true, true",
    "JAVA, 37, 11, true, false",
    "JAVA, 37, 11, false, false",
    "JAVA, 301, 400, true, true",
  })
  void pngKeepsEveryPixel(With with, int width, int height, boolean opaque, boolean interlaced)
      throws IOException {
    Picture noise = Scenes.noise(width, height, opaque);
    var output = new Output(OutputFormat.PNG, 0, interlaced);
    var scene = Scenes.of(width, height, new Paint.Image(noise, Fit.FILL), output);

    BufferedImage read = read(encode(with, scene));

    assertThat(read.getColorModel().hasAlpha()).isEqualTo(!opaque);
    int[] argb = pixels(read);
    int[] expected = Arrays.stream(noise.argb()).map(Scanlines::unpremultiplied).toArray();
    assertThat(argb).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "NATIVE, 201, 100, FFFFFFFF, FF0000FF",
    "NATIVE, 200, 100, 00000000, FF0000FF",
    "NATIVE, 333, 2000, FF000000, FFFF0000 FF00FF00",
    "JAVA, 201, 100, 80FFFFFF, FF0000FF FFFF00FF",
    "JAVA, 4001, 90, FFFFFFFF, FF0000FF",
  })
  void paletteKeepsEveryPixel(With with, int width, int height, String ground, String colors)
      throws IOException {
    var scene = Scenes.texts(width, height, argb(ground), colors(colors));

    try (PictureEncoder encoder = with.encoder();
        Raster raster = painter.paint(scene)) {
      BufferedImage read = read(encoder.encode(raster, scene.scene().output()));

      var indexed = (IndexedRaster) raster;
      int[] expected = new int[width * height];
      Arrays.setAll(expected, i -> indexed.palette()[indexed.indices()[i] & 0xFF]);
      assertThat(pixels(read)).isEqualTo(expected);
      assertThat(expected).contains(colors(colors));
    }
  }

  private static int[] colors(String written) {
    return Arrays.stream(written.split(" ")).mapToInt(EncodersTest::argb).toArray();
  }

  private static int argb(String hex) {
    return Integer.parseUnsignedInt(hex, 16);
  }

  @ParameterizedTest
  @EnumSource
  void splicesWhatLooksAsIfDrawnWhole(With with) throws IOException {
    try (PictureEncoder encoder = with.encoder()) {
      for (OutputFormat format : List.of(OutputFormat.PNG, OutputFormat.JPEG)) {
        for (LaidOutScene scene : manyOnOneGround(format)) {
          byte[] spliced = encode(encoder, painter, scene);
          byte[] whole = encode(encoder, new Painter(), scene);

          assertThat(pixels(read(spliced))).isEqualTo(pixels(read(whole)));
        }
      }
    }
  }

  /** Each changes other bands, the last ones none and all. */
  private static List<LaidOutScene> manyOnOneGround(OutputFormat format) {
    List<LaidOutScene> scenes = new ArrayList<>();
    for (double[] box : new double[][] {{0, 1}, {5, 20}, {30, 40}, {95, 5}, {40, 0}, {0, 100}}) {
      scenes.add(
          Scenes.onGround(
              new Output(format, 80, false), Scenes.rectangle(20, box[0], 50, box[1], 0x80FF00FF)));
    }
    return scenes;
  }

  @ParameterizedTest
  @CsvSource({"NATIVE, false", "NATIVE, true", "JAVA, false", "JAVA, true"})
  void jpegLooksAlike(With with, boolean progressive) throws IOException {
    var output = new Output(OutputFormat.JPEG, 90, progressive);
    var scene = Scenes.of(203, 171, Scenes.gradient(), output);

    byte[] file = encode(with, scene);

    int[] expected = pixels(read(encode(With.JAVA, withPng(scene))));
    assertThat(meanDifference(pixels(read(file)), expected)).isLessThan(2);
    assertThat(hasMarker(file, 0xC2)).isEqualTo(progressive);
  }

  @ParameterizedTest
  @EnumSource
  void jpegIsSmaller_whenQualityIsLower(With with) {
    var noise = new Paint.Image(Scenes.noise(64, 64, true), Fit.FILL);

    byte[] low = encode(with, Scenes.of(64, 64, noise, new Output(OutputFormat.JPEG, 20, false)));
    byte[] high = encode(with, Scenes.of(64, 64, noise, new Output(OutputFormat.JPEG, 95, false)));

    assertThat(low.length).isLessThan(high.length);
  }

  @ParameterizedTest
  @EnumSource
  void jpegLiesOnWhite_whenTransparent(With with) throws IOException {
    var output = new Output(OutputFormat.JPEG, 95, false);
    var scene = Scenes.of(20, 90, new Paint.Solid(0x80FF0000), output);

    int pixel = pixels(read(encode(with, scene)))[20 * 80 + 10];

    assertThat(pixel >> 16 & 0xFF).isBetween(250, 255);
    assertThat(pixel >> 8 & 0xFF).isBetween(122, 132);
    assertThat(pixel & 0xFF).isBetween(122, 132);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void losslessWebpKeepsEveryPixel(boolean opaque) {
    Picture noise = Scenes.noise(33, 21, opaque);
    var output = new Output(OutputFormat.WEBP, 100, false);

    byte[] file = encode(With.JAVA, Scenes.of(33, 21, new Paint.Image(noise, Fit.FILL), output));

    int[] argb = SkiaPixels.of(file);
    int apart = 0;
    for (int i = 0; i < argb.length; i++) {
      // WebP is not premultiplied: going there and back may round by one.
      for (int shift = 24; shift >= 0; shift -= 8) {
        int difference = Math.abs((argb[i] >> shift & 0xFF) - (noise.argb()[i] >> shift & 0xFF));
        apart = Math.max(apart, difference);
      }
    }
    assertThat(apart).isLessThanOrEqualTo(opaque ? 0 : 1);
  }

  @ParameterizedTest
  @CsvSource({"10, 90", "90, 99"})
  void webpIsSmaller_whenQualityIsLower(int lower, int higher) {
    var noise = new Paint.Image(Scenes.noise(64, 64, true), Fit.FILL);

    byte[] low =
        encode(With.JAVA, Scenes.of(64, 64, noise, new Output(OutputFormat.WEBP, lower, false)));
    byte[] high =
        encode(With.JAVA, Scenes.of(64, 64, noise, new Output(OutputFormat.WEBP, higher, false)));

    assertThat(low.length).isLessThan(high.length);
  }

  private static LaidOutScene withPng(LaidOutScene laidOut) {
    var scene = laidOut.scene();
    return Scenes.of(scene.width(), scene.height(), scene.background(), Scenes.png());
  }

  private byte[] encode(With with, LaidOutScene scene) {
    try (PictureEncoder encoder = with.encoder()) {
      return encode(encoder, painter, scene);
    }
  }

  private static byte[] encode(PictureEncoder encoder, Painter painter, LaidOutScene scene) {
    try (Raster raster = painter.paint(scene)) {
      assertThat(raster).isInstanceOf(PixelRaster.class);
      return encoder.encode(raster, scene.scene().output());
    }
  }

  private static double meanDifference(int[] a, int[] b) {
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int shift = 16; shift >= 0; shift -= 8) {
        sum += Math.abs((a[i] >> shift & 0xFF) - (b[i] >> shift & 0xFF));
      }
    }
    return sum / (3.0 * a.length);
  }

  private static boolean hasMarker(byte[] jpeg, int marker) {
    for (int i = 0; i + 1 < jpeg.length; i++) {
      if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == marker) {
        return true;
      }
    }
    return false;
  }

  private static int[] pixels(BufferedImage picture) {
    return picture.getRGB(
        0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
  }

  private static BufferedImage read(byte[] file) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(file));
  }
}
