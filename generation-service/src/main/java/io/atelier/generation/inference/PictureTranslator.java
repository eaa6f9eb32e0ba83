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
import java.util.Arrays;

/**
 * RGB bytes to the model's samples and back. Bytes travel as they are and become floats inside
 * PyTorch: a quarter of the copying, and vectorised. Every array hangs on the call's own manager,
 * which the predictor closes.
 *
 * <p>Belongs to one predictor, hence to one thread: it keeps a direct buffer, since such memory
 * comes back only by garbage collection.
 */
final class PictureTranslator implements NoBatchifyTranslator<PixelImage[], PixelImage[]> {

  private static final int CHANNELS = 3; // of pictures, height, width, channels

  private final float low;
  private final float scale;
  private final boolean bgr;
  private ByteBuffer direct = ByteBuffer.allocateDirect(0);

  PictureTranslator(Samples samples) {
    this.low = samples.low();
    this.scale = (samples.high() - samples.low()) / 255;
    this.bgr = samples.bgr();
  }

  /** Takes pictures of one size, gives float32 N x 3 x H x W. */
  @Override
  public NDList processInput(TranslatorContext context, PixelImage[] images) {
    Shape shape = new Shape(images.length, images[0].height(), images[0].width(), 3);
    NDArray bytes = context.getNDManager().create(directCopy(images), shape, DataType.UINT8);
    NDArray ordered = bgr ? bytes.flip(CHANNELS) : bytes;
    NDArray samples = ordered.toType(DataType.FLOAT32, false).muli(scale).addi(low);
    return new NDList(samples.transpose(0, 3, 1, 2));
  }

  /** Takes float32 N x 3 x H x W. */
  @Override
  public PixelImage[] processOutput(TranslatorContext context, NDList output) {
    NDArray samples = output.singletonOrThrow().transpose(0, 2, 3, 1);
    NDArray bytes = samples.sub(low).divi(scale).round().clip(0, 255).toType(DataType.UINT8, false);
    Shape shape = bytes.getShape();
    NDArray rgb = bgr ? bytes.flip(CHANNELS) : bytes;
    int height = (int) shape.get(1);
    int width = (int) shape.get(2);
    byte[] all = rgb.toByteArray();
    PixelImage[] images = new PixelImage[(int) shape.get(0)];
    for (int i = 0; i < images.length; i++) {
      images[i] = new PixelImage(width, height, 3, part(all, i, images.length));
    }
    return images;
  }

  private static byte[] part(byte[] all, int i, int parts) {
    int length = all.length / parts;
    return parts == 1 ? all : Arrays.copyOfRange(all, i * length, (i + 1) * length);
  }

  private ByteBuffer directCopy(PixelImage[] images) {
    int length = images.length * images[0].data().length;
    if (direct.capacity() < length) {
      direct = ByteBuffer.allocateDirect(length);
    }
    direct.clear();
    for (PixelImage image : images) {
      direct.put(image.data());
    }
    return direct.flip();
  }
}
