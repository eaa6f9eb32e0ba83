package io.atelier.render.encode;

import io.atelier.render.raster.Raster;
import io.atelier.render.scene.Output;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Encodes painted pictures: by ISA-L and libjpeg-turbo where the machine has them, else in plain
 * Java. The PNGs' pixels are the same either way.
 */
@Component
public final class Encoders implements AutoCloseable {
  private static final int READY_BYTES = 8 << 20;

  private final Optional<IsalDeflation.Functions> isal = IsalDeflation.Functions.find();
  private final Optional<TurboJpeg.Functions> turbo = TurboJpeg.Functions.find();
  private final GroundCache<PngBands> pngBands = new GroundCache<>(READY_BYTES);
  private final GroundCache<JpegStrips> jpegStrips = new GroundCache<>(READY_BYTES);
  private final BlockingQueue<PictureEncoder> idle =
      new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

  /** The file's bytes. Does not close the raster. */
  public byte[] encode(Raster raster, Output output) {
    @Nullable PictureEncoder waiting = idle.poll();
    PictureEncoder encoder = waiting == null ? encoder() : waiting;
    boolean sound = false;
    try {
      byte[] file = encoder.encode(raster, output);
      sound = true;
      return file;
    } finally {
      if (!sound || !idle.offer(encoder)) {
        encoder.close();
      }
    }
  }

  private PictureEncoder encoder() {
    Deflation deflation = isal.<Deflation>map(IsalDeflation::new).orElseGet(JavaDeflation::new);
    JpegEncoder jpeg =
        turbo
            .<JpegEncoder>map(found -> new StripJpegEncoder(new TurboJpeg(found), jpegStrips))
            .orElseGet(PlainJpegEncoder::new);
    return new PictureEncoder(new PngEncoder(deflation, pngBands), jpeg);
  }

  @Override
  public void close() {
    for (PictureEncoder encoder = idle.poll(); encoder != null; encoder = idle.poll()) {
      encoder.close();
    }
  }
}
