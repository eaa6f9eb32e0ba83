package io.atelier.render.encode;

import io.atelier.render.raster.Ground;
import io.atelier.render.raster.IndexedRaster;
import io.atelier.render.raster.PixelRaster;

/**
 * PNG: palette, RGB where nothing is transparent, else RGBA. What shows an unpainted ground is
 * taken from its ready bands. For one thread at a time.
 */
final class PngEncoder implements AutoCloseable {
  private static final int COLORS_OF_NIBBLES = 16;

  /** Rows are deflated that many bytes at a time, so that they are still in the cache. */
  private static final int SLICE = 256 * 1024;

  /** Pixels of a ground that is deflated thoroughly, which takes 60 ns for each. */
  private static final int LARGEST_THOROUGH = 1 << 20;

  private final Deflation deflation;
  private final GroundCache<PngBands> ready;
  private final PngFile file = new PngFile();
  private final ZlibStream zlib = new ZlibStream();
  private final Filters filters = new Filters();
  private byte[] rows = new byte[SLICE];

  /**
   * @param ready bands of grounds, shared by all encoders
   */
  PngEncoder(Deflation deflation, GroundCache<PngBands> ready) {
    this.deflation = deflation;
    this.ready = ready;
  }

  byte[] encode(IndexedRaster raster) {
    int width = raster.width();
    int height = raster.height();
    boolean nibbles = raster.palette().length <= COLORS_OF_NIBBLES;
    int rowBytes = 1 + (nibbles ? (width + 1) / 2 : width);
    file.header(width, height, nibbles ? 4 : 8, PngFile.PALETTE, false);
    file.palette(raster.palette());
    beginPixels();
    file.begin(PngFile.IDAT);
    int atOnce = SLICE / rowBytes;
    for (int top = 0; top < height; top += atOnce) {
      int bottom = Math.min(top + atOnce, height);
      reserve((bottom - top) * rowBytes);
      if (nibbles) {
        Scanlines.nibbles(raster.indices(), width, top, bottom, rows);
      } else {
        Scanlines.bytes(raster.indices(), width, top, bottom, rows);
      }
      add(bottom - top, rowBytes, 1);
    }
    return end();
  }

  byte[] encode(PixelRaster raster, boolean interlaced) {
    boolean opaque = raster.opaque();
    int type = opaque ? PngFile.RGB : PngFile.RGBA;
    file.header(raster.width(), raster.height(), 8, type, interlaced);
    beginPixels();
    Ground ground = raster.ground();
    if (interlaced) {
      file.begin(PngFile.IDAT);
      for (Adam7 pass : Adam7.PASSES) {
        add(raster, pass);
      }
    } else if (ground != null && ground.opaque() == opaque) {
      splice(raster, ready.get(ground, "", () -> bands(raster.bareGround())));
    } else {
      file.begin(PngFile.IDAT);
      add(raster, 0, raster.height());
    }
    return end();
  }

  /**
   * Every band of a ground as a chunk of its own. By another encoder: this one's file has begun.
   */
  private PngBands bands(PixelRaster ground) {
    if (ground.width() * ground.height() > LARGEST_THOROUGH) {
      return new PngEncoder(deflation, ready).readyBands(ground);
    }
    try (var encoder = new PngEncoder(new ThoroughDeflation(), ready)) {
      return encoder.readyBands(ground);
    }
  }

  private PngBands readyBands(PixelRaster ground) {
    byte[][] chunks = new byte[ground.bands()][];
    int[] checksums = new int[ground.bands()];
    for (int band = 0; band < chunks.length; band++) {
      int top = band * PixelRaster.BAND;
      int bottom = Math.min(top + PixelRaster.BAND, ground.height());
      zlib.begin();
      file.begin(PngFile.IDAT);
      add(ground, top, bottom);
      file.finish();
      chunks[band] = file.taken();
      checksums[band] = zlib.checksum();
    }
    return new PngBands(chunks, checksums);
  }

  private void splice(PixelRaster raster, PngBands bands) {
    int rowBytes = Scanlines.rowBytes(raster.width(), raster.opaque());
    int band = 0;
    while (band < raster.bands()) {
      int top = band * PixelRaster.BAND;
      if (raster.painted(band)) {
        do {
          band++;
        } while (band < raster.bands() && raster.painted(band));
        file.begin(PngFile.IDAT);
        add(raster, top, Math.min(band * PixelRaster.BAND, raster.height()));
        file.finish();
      } else {
        file.put(bands.chunks()[band]);
        int count = Math.min(PixelRaster.BAND, raster.height() - top);
        zlib.add(bands.checksums()[band], count * rowBytes);
        band++;
      }
    }
    file.begin(PngFile.IDAT);
  }

  private void beginPixels() {
    zlib.begin();
    file.begin(PngFile.IDAT);
    file.put(ZlibStream.HEADER);
    file.finish();
  }

  private byte[] end() {
    zlib.end(file);
    file.finish();
    return file.file();
  }

  private void add(PixelRaster raster, int top, int bottom) {
    int rowBytes = Scanlines.rowBytes(raster.width(), raster.opaque());
    int atOnce = SLICE / rowBytes;
    for (int from = top; from < bottom; from += atOnce) {
      int to = Math.min(from + atOnce, bottom);
      reserve((to - from) * rowBytes);
      Scanlines.write(raster, from, to, rows);
      filterAndAdd(raster, to - from, rowBytes);
    }
  }

  private void add(PixelRaster raster, Adam7 pass) {
    int count = pass.rows(raster.height());
    int columns = pass.columns(raster.width());
    if (count == 0 || columns == 0) {
      return; // the picture is smaller than the pattern
    }
    int rowBytes = Scanlines.rowBytes(columns, raster.opaque());
    int atOnce = SLICE / rowBytes;
    for (int from = 0; from < count; from += atOnce) {
      int to = Math.min(from + atOnce, count);
      reserve((to - from) * rowBytes);
      pass.write(raster, from, to, rows);
      filterAndAdd(raster, to - from, rowBytes);
    }
  }

  private void filterAndAdd(PixelRaster raster, int count, int rowBytes) {
    int pixelBytes = raster.opaque() ? 3 : 4;
    if (raster.photographic()) {
      filters.apply(rows, count, rowBytes, pixelBytes);
    }
    add(count, rowBytes, pixelBytes);
  }

  private void add(int count, int rowBytes, int pixelBytes) {
    zlib.add(rows, count * rowBytes);
    file.deflate(deflation, rows, count, rowBytes, pixelBytes);
  }

  private void reserve(int length) {
    if (rows.length < length + Deflation.SPARE) {
      rows = new byte[length + Deflation.SPARE];
    }
  }

  @Override
  public void close() {
    deflation.close();
  }
}
