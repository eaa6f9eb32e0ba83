package io.atelier.generation.inference;

import ai.djl.translate.TranslateException;
import io.atelier.generation.model.Canvas;
import io.atelier.platform.image.PixelImage;
import org.jspecify.annotations.Nullable;

/**
 * Has a model paint over a picture of any size, in passes no larger than its canvas, which fade
 * into each other. Each pass sees the real surroundings of its tile, at the picture's own edges a
 * margin made of them. Memory beside the picture: a few rows of tiles, whatever its size.
 *
 * <p>Tiles begin at multiples of the model's stride, so that a network whose sight is shorter than
 * the overlap paints what it would have painted in one pass.
 */
final class Mosaic {

  /** One pass of a model: a picture in, one of the same size out. */
  @FunctionalInterface
  interface Brush {
    PixelImage paint(PixelImage framed) throws TranslateException;
  }

  private final PixelImage picture;
  private final Canvas canvas;
  private final Cuts columns;
  private final Cuts rows;

  /**
   * @param picture painted over in place; its alpha, if any, is left alone
   */
  Mosaic(PixelImage picture, Canvas canvas) {
    this.picture = picture;
    this.canvas = canvas;
    this.columns =
        Cuts.of(picture.width(), canvas.contentWidth(), canvas.overlap(), canvas.stride());
    this.rows =
        Cuts.of(picture.height(), canvas.contentHeight(), canvas.overlap(), canvas.stride());
  }

  int passes() {
    return columns.pieces() * rows.pieces();
  }

  /**
   * Paints all of it.
   *
   * @throws java.util.concurrent.CancellationException after a tile, if it was cancelled meanwhile
   */
  void paint(Brush brush, Progress progress, Cancellation cancellation) throws TranslateException {
    int done = 0;
    Band source = null;
    for (int row = 0; row < rows.pieces(); row++) {
      source = band(row, source);
      byte[] painted = new byte[picture.width() * rows.size(row) * 3];
      for (int column = 0; column < columns.pieces(); column++) {
        cancellation.check();
        PixelImage tile = brush.paint(frame(source, column));
        join(tile, column, rows.size(row), painted);
        progress.step(++done, passes(), () -> picture);
      }
      lay(painted, row);
    }
  }

  /**
   * The frame of a picture that one pass paints.
   *
   * @throws IllegalStateException if it takes several
   */
  PixelImage frame() {
    if (passes() != 1) {
      throw new IllegalStateException("it takes %d passes".formatted(passes()));
    }
    return frame(band(0, null), 0);
  }

  /** Lays a painted {@link #frame()} onto the picture. */
  void lay(PixelImage painted) {
    byte[] row = new byte[picture.width() * picture.height() * 3];
    join(painted, 0, picture.height(), row);
    lay(row, 0);
  }

  private Band band(int row, @Nullable Band previous) {
    int height =
        canvas.fixed() ? canvas.tileHeight() : multiple(rows.size(row) + 2 * Canvas.MARGIN);
    int top = rows.start(row) - Canvas.MARGIN;
    int painted = row == 0 ? 0 : rows.end(row - 1);
    return Band.of(picture, top, height, canvas.fixed(), painted, previous);
  }

  private PixelImage frame(Band source, int column) {
    int width =
        canvas.fixed() ? canvas.tileWidth() : multiple(columns.size(column) + 2 * Canvas.MARGIN);
    return source.window(columns.start(column) - Canvas.MARGIN, width, canvas.fixed());
  }

  private int multiple(int side) {
    return (side + canvas.stride() - 1) / canvas.stride() * canvas.stride();
  }

  /** Fades a tile into its row, which is complete up to the tile before. */
  private void join(PixelImage tile, int column, int height, byte[] painted) {
    int start = columns.start(column);
    int width = columns.size(column);
    int fading = 0;
    while (fading < width && columns.weight(column, start + fading) < Cuts.WHOLE) {
      fading++;
    }
    for (int y = 0; y < height; y++) {
      int from = ((y + Canvas.MARGIN) * tile.width() + Canvas.MARGIN) * 3;
      int to = (y * picture.width() + start) * 3;
      for (int x = 0; x < fading; x++) {
        mix(painted, to + x * 3, tile.data(), from + x * 3, columns.weight(column, start + x));
      }
      int whole = fading * 3;
      System.arraycopy(tile.data(), from + whole, painted, to + whole, width * 3 - whole);
    }
  }

  /** Fades a row of tiles into the picture, which is painted up to the row before. */
  private void lay(byte[] painted, int row) {
    int width = picture.width();
    int channels = picture.channels();
    int from = 0;
    for (int y = rows.start(row); y < rows.end(row); y++, from += width * 3) {
      int weight = rows.weight(row, y);
      int to = y * width * channels;
      if (weight == Cuts.WHOLE && channels == 3) {
        System.arraycopy(painted, from, picture.data(), to, width * 3);
      } else {
        for (int x = 0; x < width; x++) {
          mix(picture.data(), to + x * channels, painted, from + x * 3, weight);
        }
      }
    }
  }

  /** Mixes the three colours of a pixel into those at {@code to}. */
  private static void mix(byte[] old, int to, byte[] fresh, int from, int weight) {
    for (int c = 0; c < 3; c++) {
      int kept = (old[to + c] & 0xFF) * (Cuts.WHOLE - weight);
      old[to + c] =
          (byte) ((kept + (fresh[from + c] & 0xFF) * weight + Cuts.WHOLE / 2) / Cuts.WHOLE);
    }
  }
}
