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

/**
 * RGB bytes to the model's samples and back. Bytes travel as they are and become floats inside
 * PyTorch: a quarter of the copying, and vectorised. Every array hangs on the call's own manager,
 * which the predictor closes.
 *
 * <p>Belongs to one predictor, hence to one thread: it keeps a direct buffer, since such memory
 * comes back only by garbage collection.
 */
final class PictureTranslator implements NoBatchifyTranslator<PixelImage, PixelImage> {

  private static final int CHANNELS = 2; // of height, width, channels

  private final float low;
  private final float scale;
  private final boolean bgr;
  private ByteBuffer direct = ByteBuffer.allocateDirect(0);

  PictureTranslator(Samples samples) {
    this.low = samples.low();
    this.scale = (samples.high() - samples.low()) / 255;
    this.bgr = samples.bgr();
  }

  /** Gives float32 1 x 3 x H x W. */
  @Override
  public NDList processInput(TranslatorContext context, PixelImage image) {
    Shape shape = new Shape(image.height(), image.width(), 3);
    NDArray bytes = context.getNDManager().create(directCopy(image.data()), shape, DataType.UINT8);
    NDArray ordered = bgr ? bytes.flip(CHANNELS) : bytes;
    NDArray samples = ordered.toType(DataType.FLOAT32, false).muli(scale).addi(low);
    return new NDList(samples.transpose(2, 0, 1).expandDims(0));
  }

  /** Takes float32 1 x 3 x H x W. */
  @Override
  public PixelImage processOutput(TranslatorContext context, NDList output) {
    NDArray samples = output.singletonOrThrow().squeeze(0).transpose(1, 2, 0);
    NDArray bytes = samples.sub(low).divi(scale).round().clip(0, 255).toType(DataType.UINT8, false);
    Shape shape = bytes.getShape();
    NDArray rgb = bgr ? bytes.flip(CHANNELS) : bytes;
    return new PixelImage((int) shape.get(1), (int) shape.get(0), 3, rgb.toByteArray());
  }

  private ByteBuffer directCopy(byte[] data) {
    if (direct.capacity() < data.length) {
      direct = ByteBuffer.allocateDirect(data.length);
    }
    return direct.clear().put(data).flip();
  }
}
