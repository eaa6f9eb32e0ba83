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
final class PlanarTranslator implements NoBatchifyTranslator<PixelImage, PixelImage> {

  private final float low;
  private final float scale;
  private final int[] planes;
  private ByteBuffer direct = ByteBuffer.allocateDirect(0);

  PlanarTranslator(Samples samples) {
    this.low = samples.low();
    this.scale = (samples.high() - samples.low()) / 255;
    this.planes = samples.bgr() ? new int[] {2, 1, 0} : new int[] {0, 1, 2};
  }

  /** Gives float32 1 x 3 x H x W. */
  @Override
  public NDList processInput(TranslatorContext context, PixelImage image) {
    int pixels = image.width() * image.height();
    FloatBuffer samples = samples(pixels * 3);
    byte[] data = image.data();
    for (int plane = 0; plane < 3; plane++) {
      for (int from = planes[plane], to = plane * pixels; from < data.length; from += 3, to++) {
        samples.put(to, low + scale * (data[from] & 0xFF));
      }
    }
    Shape shape = new Shape(1, 3, image.height(), image.width());
    return new NDList(context.getNDManager().create(samples, shape, DataType.FLOAT32));
  }

  /** Takes float32 1 x 3 x H x W. */
  @Override
  public PixelImage processOutput(TranslatorContext context, NDList output) {
    NDArray array = output.getFirst();
    Shape shape = array.getShape();
    float[] samples = array.toFloatArray();
    int pixels = samples.length / 3;
    byte[] data = new byte[samples.length];
    for (int plane = 0; plane < 3; plane++) {
      for (int to = planes[plane], from = plane * pixels; to < data.length; to += 3, from++) {
        data[to] = (byte) Math.clamp(Math.round((samples[from] - low) / scale), 0, 255);
      }
    }
    return new PixelImage((int) shape.get(3), (int) shape.get(2), 3, data);
  }

  private FloatBuffer samples(int count) {
    if (direct.capacity() < count * Float.BYTES) {
      direct = ByteBuffer.allocateDirect(count * Float.BYTES);
    }
    return direct.clear().limit(count * Float.BYTES).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }
}
