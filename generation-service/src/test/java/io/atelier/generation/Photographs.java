package io.atelier.generation;

import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.PixelImage;
import java.util.Base64;
import java.util.Random;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.util.MultiValueMap;

/** Pictures to send. */
public final class Photographs {
  private Photographs() {}

  /** A small JPEG; the same seed gives the same file. */
  public static byte[] jpeg(long seed) {
    return jpeg(seed, 64, 48);
  }

  /** A JPEG of this size. */
  public static byte[] jpeg(long seed, int width, int height) {
    byte[] pixels = new byte[width * height * 3];
    new Random(seed).nextBytes(pixels);
    return ImageCodec.best().encode(new PixelImage(width, height, 3, pixels), ImageFormat.JPEG, 90);
  }

  /** Header and end are those of a PNG, the pixels in between are not. */
  public static byte[] pngWithBrokenPixels() {
    byte[] png =
        ImageCodec.best()
            .encode(new PixelImage(64, 48, 3, new byte[64 * 48 * 3]), ImageFormat.PNG, 90);
    for (int i = 45; i < png.length - 20; i++) {
      png[i] = (byte) ~png[i];
    }
    return png;
  }

  public static String dataUrl(byte[] jpeg) {
    return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg);
  }

  /** A multipart body with the picture as {@code image}, and these text fields. */
  public static MultiValueMap<String, HttpEntity<?>> form(byte[] image, String... fields) {
    var form = new MultipartBodyBuilder();
    form.part("image", new ByteArrayResource(image), MediaType.IMAGE_JPEG).filename("test.jpg");
    for (int i = 0; i < fields.length; i += 2) {
      form.part(fields[i], fields[i + 1]);
    }
    return form.build();
  }
}
