package io.atelier.platform.image;

import static io.atelier.platform.image.Pictures.tiff;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of every {@link ImageCodec}. */
@ParameterizedClass
@MethodSource("codecs")
class ImageCodecTest {

  private static final long MANY = 10_000_000;

  @Parameter ImageCodec codec;

  static List<ImageCodec> codecs() {
    return List.of(new OpenCvCodec(), new ImageIoCodec());
  }

  @Test
  void keepsEveryPixelInPng() {
    PixelImage image = Pictures.gradient(61, 37);

    PixelImage back = codec.decode(codec.encode(image, ImageFormat.PNG, 100), MANY);

    assertThat(back.data()).isEqualTo(image.data());
  }

  @Test
  void keepsAlphaInPng() {
    PixelImage image = new PixelImage(2, 1, 4, new byte[] {10, 20, 30, 40, 50, 60, 70, (byte) 255});

    PixelImage back = codec.decode(codec.encode(image, ImageFormat.PNG, 100), MANY);

    assertThat(back.channels()).isEqualTo(4);
    assertThat(back.data()).isEqualTo(image.data());
  }

  @Test
  void keepsInvisibleColoursOutOfTheAverage_whenReducing() {
    byte[] data = new byte[64 * 64 * 4];
    for (int at = 0; at < data.length; at += 4) {
      boolean visible = at / 4 % 2 == 0;
      data[at] = (byte) (visible ? 200 : 0);
      data[at + 1] = (byte) (visible ? 0 : 255);
      data[at + 3] = (byte) (visible ? 255 : 0);
    }
    byte[] file = codec.encode(new PixelImage(64, 64, 4, data), ImageFormat.PNG, 100);

    PixelImage small = codec.resize(codec.decode(file, MANY, 8), 8, 8);

    for (int at = 0; at < small.data().length; at += 4) {
      assertThat(small.data()[at] & 0xFF).isBetween(198, 202);
      assertThat(small.data()[at + 1] & 0xFF).isZero();
      assertThat(small.data()[at + 3] & 0xFF).isBetween(126, 129);
    }
  }

  @Test
  void dropsAlphaAndKeepsColours() {
    PixelImage clear = new PixelImage(2, 1, 4, new byte[] {1, 2, 3, 0, 4, 5, 6, 7});

    assertThat(clear.withoutAlpha().data()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void staysCloseInJpeg() {
    PixelImage image = Pictures.gradient(64, 48);

    PixelImage back = codec.decode(codec.encode(image, ImageFormat.JPEG, 95), MANY);

    assertThat(meanDistance(back, image)).isLessThan(2);
  }

  @Test
  void laysTransparencyOnWhiteInJpeg() {
    PixelImage clear = new PixelImage(8, 8, 4, new byte[8 * 8 * 4]);

    PixelImage back = codec.decode(codec.encode(clear, ImageFormat.JPEG, 95), MANY);

    assertThat(back.channels()).isEqualTo(3);
    assertThat(pixel(back, 4, 4)).containsExactly(255, 255, 255);
  }

  @Test
  void writesEqualBytesForEqualPixels() {
    PixelImage image = Pictures.gradient(50, 50);

    for (ImageFormat format : List.of(ImageFormat.PNG, ImageFormat.JPEG)) {
      assertThat(codec.encode(image, format, 90)).isEqualTo(codec.encode(image, format, 90));
    }
  }

  @Test
  void bringsSixteenBitsDownToEight() {
    PixelImage image = codec.decode(Pictures.png16(0xFFFF, 0x8080, 0), MANY);

    assertThat(pixel(image, 1, 1)).containsExactly(255, 128, 0);
  }

  @Test
  void givesGrayAsItIsStored() {
    assertThat(pixel(codec.decode(Pictures.grayPng(77), MANY), 2, 2)).containsExactly(77, 77, 77);
  }

  @Test
  void readsTransparentPalette() {
    PixelImage image = codec.decode(Pictures.palettePng(), MANY);

    assertThat(pixel(image, 0, 0)).containsExactly(200, 10, 20, 255);
    assertThat(pixel(image, 3, 3)[3]).isZero();
  }

  @Test
  void readsGrayJpeg() {
    BufferedImage gray = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    Arrays.setAll(new int[256], i -> fill(gray, i));

    PixelImage image = codec.decode(Pictures.write(gray, "jpeg"), MANY);

    assertThat(image.channels()).isEqualTo(3);
    assertThat(pixel(image, 8, 8)[0]).isBetween(88, 92);
  }

  /** EXIF's table: which corner of the stored picture stands at the top left of the upright one. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void turnsPhotosUpright(int orientation) {
    byte[] jpeg = Pictures.jpeg(Pictures.gradient(160, 80));

    PixelImage image = codec.decode(Pictures.withExif(jpeg, Pictures.tiff(orientation)), MANY);

    assertThat(image.width()).isEqualTo(orientation >= 5 ? 80 : 160);
    int[] corner = pixel(image, 2, 2);
    boolean fromRight = List.of(2, 3, 7, 8).contains(orientation);
    boolean fromBottom = List.of(3, 4, 6, 7).contains(orientation);
    assertThat(corner[0] > 128).as("red, at the stored right").isEqualTo(fromRight);
    assertThat(corner[1] > 128).as("green, at the stored bottom").isEqualTo(fromBottom);
    int[] rightOfIt = pixel(image, image.width() - 3, 2);
    boolean movesAlongRed = Math.abs(rightOfIt[0] - corner[0]) > 128;
    assertThat(movesAlongRed).as("rows stay rows").isEqualTo(orientation < 5);
  }

  @Test
  void keepsTheTargetSizeWhenReducing() {
    byte[] jpeg = Pictures.jpeg(Pictures.gradient(800, 400));

    PixelImage image = codec.decode(jpeg, MANY, 350);

    assertThat(image.longSide()).isBetween(350, 800);
    assertThat(image.width()).isEqualTo(2 * image.height());
  }

  @Test
  void keepsTheTargetSizeWhenReducingPng() {
    byte[] png = Pictures.png(Pictures.gradient(803, 401));

    PixelImage image = codec.decode(png, MANY, 350);

    assertThat(image.longSide()).isBetween(350, 803);
    assertThat(pixel(image, image.width() / 2, image.height() / 2)[0]).isBetween(125, 130);
  }

  @Test
  void averagesWhenShrinking() {
    PixelImage stripes =
        new PixelImage(4, 1, 3, new byte[] {0, 0, 0, 100, 100, 100, 0, 0, 0, 60, 60, 60});

    PixelImage half = codec.resize(stripes, 2, 1);

    assertThat(pixel(half, 0, 0)).containsExactly(50, 50, 50);
    assertThat(pixel(half, 1, 0)).containsExactly(30, 30, 30);
  }

  @Test
  void agreesWithTheOtherCodecOnOddSizes() {
    PixelImage image = Pictures.gradient(101, 67);

    for (ImageCodec other : codecs()) {
      assertThat(meanDistance(codec.resize(image, 37, 25), other.resize(image, 37, 25)))
          .isLessThan(1);
      assertThat(meanDistance(codec.resize(image, 150, 99), other.resize(image, 150, 99)))
          .isLessThan(1);
    }
  }

  @Test
  void keepsInvisibleColoursOutOfTheAverage() {
    PixelImage edge =
        new PixelImage(2, 1, 4, new byte[] {(byte) 200, 0, 0, (byte) 255, 0, 127, 127, 0});

    assertThat(pixel(codec.resize(edge, 1, 1), 0, 0)).containsExactly(199, 0, 0, 128);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void convertsAsTheStepsOneByOneWould(int orientation) {
    byte[] jpeg = Pictures.withExif(Pictures.jpeg(Pictures.gradient(320, 160)), tiff(orientation));
    PixelImage upright = codec.decode(jpeg, MANY);
    int wide = upright.width() / 2;
    int high = upright.height() / 2;
    Conversion quarter =
        new Conversion(wide, 0, wide, high, wide / 3, high / 3, ImageFormat.PNG, 90);

    PixelImage converted = codec.decode(convert(jpeg, quarter), MANY);

    PixelImage expected = codec.resize(upright.crop(wide, 0, wide, high), wide / 3, high / 3);
    assertThat(meanDistance(converted, expected)).isLessThan(3);
  }

  @Test
  void convertsWithAlpha_invisibleColoursKeptOut() {
    PixelImage edge =
        new PixelImage(2, 1, 4, new byte[] {(byte) 200, 0, 0, (byte) 255, 0, 127, 127, 0});
    byte[] png = codec.encode(edge, ImageFormat.PNG, 90);

    byte[] small = convert(png, new Conversion(0, 0, 2, 1, 1, 1, ImageFormat.PNG, 90));
    byte[] jpeg = convert(png, new Conversion(0, 0, 2, 1, 2, 1, ImageFormat.JPEG, 95));

    int[] mixed = pixel(codec.decode(small, MANY), 0, 0);
    assertThat(mixed[0]).isBetween(198, 200);
    assertThat(mixed[3]).isBetween(127, 128);
    assertThat(codec.decode(jpeg, MANY).channels()).isEqualTo(3);
    assertThat(pixel(codec.decode(jpeg, MANY), 1, 0)[1]).isGreaterThan(190);
  }

  @Test
  void convertsGrayToEveryFormat() {
    byte[] gray = Pictures.grayPng(77);

    for (ImageFormat format : List.of(ImageFormat.PNG, ImageFormat.JPEG)) {
      byte[] out = convert(gray, new Conversion(0, 0, 4, 4, 2, 2, format, 90));
      assertThat(pixel(codec.decode(out, MANY), 1, 1)[0]).isBetween(75, 79);
    }
    if (codec instanceof OpenCvCodec) {
      byte[] out = convert(gray, new Conversion(0, 0, 4, 4, 2, 2, ImageFormat.WEBP, 90));
      assertThat(pixel(codec.decode(out, MANY), 1, 1)[0]).isBetween(74, 80);
    }
  }

  @Test
  void keepsNoMetadata_whenConverting() {
    byte[] jpeg = Pictures.withExif(Pictures.jpeg(Pictures.gradient(64, 32)), tiff(6));

    byte[] out = convert(jpeg, new Conversion(0, 0, 32, 64, 32, 64, ImageFormat.JPEG, 90));

    assertThat(new String(out, ISO_8859_1)).doesNotContain("Exif");
    assertThat(ImageHeader.read(out)).isEqualTo(new ImageHeader(ImageFormat.JPEG, 32, 64, 1));
  }

  @Test
  void refusesDamagedPixels() {
    byte[] png = Pictures.png(Pictures.gradient(64, 64));
    Arrays.fill(png, png.length / 2, png.length / 2 + 40, (byte) 0x55);

    assertThatThrownBy(() -> codec.decode(png, MANY))
        .isInstanceOf(ImageProblem.class)
        .extracting(e -> ((ImageProblem) e).status().value())
        .isEqualTo(422);
  }

  @Test
  void refusesMorePixelsThanAsked() {
    byte[] png = Pictures.png(Pictures.gradient(64, 64));

    assertThatThrownBy(() -> codec.decode(png, 64 * 64 - 1))
        .isInstanceOf(ImageProblem.class)
        .extracting(e -> ((ImageProblem) e).status().value())
        .isEqualTo(413);
  }

  @Test
  void readsCmykOrSaysThatItCannot() throws Exception {
    byte[] jpeg = Pictures.cmykJpeg();

    if (codec instanceof OpenCvCodec) {
      assertThat(codec.decode(jpeg, MANY).channels()).isEqualTo(3);
    } else {
      assertThatThrownBy(() -> codec.decode(jpeg, MANY))
          .isInstanceOf(ImageProblem.class)
          .extracting(e -> ((ImageProblem) e).status().value())
          .isEqualTo(415);
    }
  }

  @Test
  void writesWebpOrSaysThatItCannot() {
    PixelImage image = Pictures.gradient(64, 48);

    if (codec instanceof OpenCvCodec) {
      byte[] webp = codec.encode(image, ImageFormat.WEBP, 90);
      assertThat(meanDistance(codec.decode(webp, MANY), image)).isLessThan(4);
      assertThatThrownBy(() -> new ImageIoCodec().decode(webp, MANY))
          .isInstanceOf(ImageProblem.class);
    } else {
      assertThatThrownBy(() -> codec.encode(image, ImageFormat.WEBP, 90))
          .isInstanceOf(ImageProblem.class);
    }
  }

  private byte[] convert(byte[] file, Conversion to) {
    return codec.convert(file, ImageHeader.read(file), to);
  }

  private static int fill(BufferedImage gray, int i) {
    gray.getRaster().setSample(i % 16, i / 16, 0, 90);
    return i;
  }

  private static int[] pixel(PixelImage image, int x, int y) {
    int[] samples = new int[image.channels()];
    Arrays.setAll(
        samples, c -> image.data()[(y * image.width() + x) * image.channels() + c] & 0xFF);
    return samples;
  }

  private static double meanDistance(PixelImage a, PixelImage b) {
    assertThat(a.data()).hasSameSizeAs(b.data());
    long sum = 0;
    for (int i = 0; i < a.data().length; i++) {
      sum += Math.abs((a.data()[i] & 0xFF) - (b.data()[i] & 0xFF));
    }
    return (double) sum / a.data().length;
  }
}
