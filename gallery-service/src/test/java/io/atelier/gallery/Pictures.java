package io.atelier.gallery;

import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.PixelImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;

/** Pictures for tests: a red corner at the top left of a gradient. */
public final class Pictures {

  private static final int QUALITY = 90;

  private Pictures() {}

  public static byte[] png(int width, int height) {
    return ImageCodec.best().encode(gradient(width, height), ImageFormat.PNG, QUALITY);
  }

  public static byte[] jpeg(int width, int height) {
    return ImageCodec.best().encode(gradient(width, height), ImageFormat.JPEG, QUALITY);
  }

  /** A JPEG whose EXIF names an orientation and a camera. */
  public static byte[] jpegWithExif(int width, int height, int orientation) {
    byte[] plain = jpeg(width, height);
    byte[] exif = exif(orientation);
    return ByteBuffer.allocate(plain.length + exif.length)
        .put(plain, 0, 2)
        .put(exif)
        .put(plain, 2, plain.length - 2)
        .array();
  }

  /** A PNG whose header and structure are sound and whose pixels are not. */
  public static byte[] pngWithBrokenPixels() {
    byte[] png = png(300, 200);
    int chunk = new String(png, StandardCharsets.ISO_8859_1).indexOf("IDAT") - 4;
    int length = ByteBuffer.wrap(png).getInt(chunk);
    Arrays.fill(png, chunk + 8, chunk + 8 + length, (byte) 0x55);
    return png;
  }

  /** A small PNG that claims to be of this size. */
  public static byte[] pngClaiming(int width, int height) {
    byte[] png = png(8, 8);
    ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
    return png;
  }

  public static String base64(byte[] picture) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(picture);
  }

  private static byte[] exif(int orientation) {
    ByteBuffer tiff =
        ByteBuffer.allocate(64)
            .put("MM\0*".getBytes(StandardCharsets.ISO_8859_1))
            .putInt(8)
            .putShort((short) 2)
            .putShort((short) 0x010F) // the camera's maker
            .putShort((short) 2)
            .putInt(14)
            .putInt(38)
            .putShort((short) 0x0112) // orientation
            .putShort((short) 3)
            .putInt(1)
            .putShort((short) orientation)
            .putShort((short) 0)
            .putInt(0)
            .put("SecretCamera1\0".getBytes(StandardCharsets.ISO_8859_1));
    byte[] body = Arrays.copyOf(tiff.array(), tiff.position());
    return ByteBuffer.allocate(body.length + 10)
        .putShort((short) 0xFFE1)
        .putShort((short) (body.length + 8))
        .put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1))
        .put(body)
        .array();
  }

  private static PixelImage gradient(int width, int height) {
    byte[] data = new byte[width * height * 3];
    for (int y = 0, at = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean corner = x < width / 4 && y < height / 4;
        data[at++] = (byte) (corner ? 255 : 20);
        data[at++] = (byte) (corner ? 0 : 255 * x / width);
        data[at++] = (byte) (corner ? 0 : 255 * y / height);
      }
    }
    return new PixelImage(width, height, 3, data);
  }
}
