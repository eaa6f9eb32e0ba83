package io.atelier.generation.inference;

import ai.djl.Device;
import io.atelier.generation.model.Canvas;
import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.TestModels;
import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.image.PixelImage;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What tiles cost in likeness to a single pass: {@code TilingBench BUNDLES DIRECTORY PHOTO}.
 * Prints, for several overlaps, the PSNR over a picture of 3 x 3 tiles that share just so much, and
 * over its worst 64 x 64 px.
 */
final class TilingBench {

  private static final int TILE = 408;
  private static final int SPOT = 64;

  private TilingBench() {}

  static void main(String[] arguments) throws Exception {
    InstalledModel model =
        TestModels.registry(arguments[0], Path.of(arguments[1])).installed(null).orElseThrow();
    byte[] file = Files.readAllBytes(Path.of(arguments[2]));
    PixelImage photo = ImageCodec.best().decode(file, Long.MAX_VALUE);
    Torch.configure();
    try (LoadedModel predictor = LoadedModel.load(model, Device.cpu())) {
      for (int overlap : new int[] {16, 32, 48, 64, 96, 128}) {
        Canvas canvas = canvas(model, TILE, overlap);
        int stride = canvas.stride();
        int content = canvas.contentWidth() / stride * stride;
        int side = content + 2 * (content - overlap - (stride - 1));
        PixelImage picture = ImageCodec.best().resize(photo, side, side);
        PixelImage whole = painted(picture, canvas(model, 4096, overlap), predictor);
        PixelImage tiled = painted(picture, canvas, predictor);
        System.out.printf(
            "overlap %d, %d x %d px: %.1f dB, worst spot %.1f dB%n",
            overlap, side, side, Decibels.between(tiled, whole), worstSpot(tiled, whole));
      }
    }
  }

  private static Canvas canvas(InstalledModel model, int tile, int overlap) {
    return new Canvas(model.canvas().stride(), 768, tile, tile, overlap, false);
  }

  private static PixelImage painted(PixelImage picture, Canvas canvas, LoadedModel predictor)
      throws Exception {
    PixelImage copy = new PixelImage(picture.width(), picture.height(), 3, picture.data().clone());
    new Mosaic(copy, canvas).paint(predictor::paint, Progress.NONE, () -> false);
    return copy;
  }

  private static double worstSpot(PixelImage one, PixelImage other) {
    double worst = Double.POSITIVE_INFINITY;
    for (int y = 0; y + SPOT <= one.height(); y += SPOT) {
      for (int x = 0; x + SPOT <= one.width(); x += SPOT) {
        worst = Math.min(worst, Decibels.between(spot(one, x, y), spot(other, x, y)));
      }
    }
    return worst;
  }

  private static PixelImage spot(PixelImage image, int left, int top) {
    byte[] data = new byte[SPOT * SPOT * 3];
    for (int y = 0; y < SPOT; y++) {
      int from = ((top + y) * image.width() + left) * 3;
      System.arraycopy(image.data(), from, data, y * SPOT * 3, SPOT * 3);
    }
    return new PixelImage(SPOT, SPOT, 3, data);
  }
}
