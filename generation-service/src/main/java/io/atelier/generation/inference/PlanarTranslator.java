package io.atelier.generation.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import io.atelier.generation.model.Samples;
import io.atelier.platform.image.PixelImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * RGB bytes to planes of the model's samples and back, computed here because ONNX Runtime has no
 * arithmetic on arrays of its own.
 *
 * <p>Belongs to one predictor, hence to one thread: it keeps a direct buffer, since such memory
 * comes back only by garbage collection.
 */
final class PlanarTranslator implements NoBatchifyTranslator<PixelImage[], PixelImage[]> {

  private final float low;
  private final float scale;
  private final int[] planes;
  private ByteBuffer direct = ByteBuffer.allocateDirect(0);

  PlanarTranslator(Samples samples) {
    this.low = samples.low();
    this.scale = (samples.high() - samples.low()) / 255;
    this.planes = samples.bgr() ? new int[] {2, 1, 0} : new int[] {0, 1, 2};
  }

  /** Takes pictures of one size, gives float32 N x 3 x H x W. */
  @Override
  public NDList processInput(TranslatorContext context, PixelImage[] images) {
    int pixels = images[0].width() * images[0].height();
    FloatBuffer samples = samples(images.length * pixels * 3);
    for (int i = 0; i < images.length; i++) {
      byte[] data = images[i].data();
      for (int plane = 0; plane < 3; plane++) {
        int to = (i * 3 + plane) * pixels;
        for (int from = planes[plane]; from < data.length; from += 3, to++) {
          samples.put(to, low + scale * (data[from] & 0xFF));
        }
      }
    }
    Shape shape = new Shape(images.length, 3, images[0].height(), images[0].width());
    return new NDList(context.getNDManager().create(samples, shape, DataType.FLOAT32));
  }

  /** Takes float32 N x 3 x H x W. */
  @Override
  public PixelImage[] processOutput(TranslatorContext context, NDList output) {
    NDArray array = output.getFirst();
    Shape shape = array.getShape();
    float[] samples = array.toFloatArray();
    PixelImage[] images = new PixelImage[(int) shape.get(0)];
    for (int i = 0; i < images.length; i++) {
      images[i] = image(samples, i, (int) shape.get(3), (int) shape.get(2));
    }
    return images;
  }

  private PixelImage image(float[] samples, int i, int width, int height) {
    int pixels = width * height;
    byte[] data = new byte[pixels * 3];
    for (int plane = 0; plane < 3; plane++) {
      int from = (i * 3 + plane) * pixels;
      for (int to = planes[plane]; to < data.length; to += 3, from++) {
        data[to] = (byte) Math.clamp(Math.round((samples[from] - low) / scale), 0, 255);
      }
    }
    return new PixelImage(width, height, 3, data);
  }

  private FloatBuffer samples(int count) {
    if (direct.capacity() < count * Float.BYTES) {
      direct = ByteBuffer.allocateDirect(count * Float.BYTES);
    }
    return direct.clear().limit(count * Float.BYTES).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }
}
