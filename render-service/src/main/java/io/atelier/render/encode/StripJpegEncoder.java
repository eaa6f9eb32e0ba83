package io.atelier.render.encode;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.atelier.render.raster.Ground;
import io.atelier.render.raster.PixelRaster;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * JPEG by libjpeg-turbo, in strips between which the decoder restarts (ISO 10918-1, B.2.4.4): each
 * is compressed by itself with the same tables, and their coded data are joined by restart markers.
 * So native memory is bounded, and a strip of unpainted ground is compressed once for all pictures
 * on it.
 */
final class StripJpegEncoder implements JpegEncoder {
  /** Rows of a strip where there is no ground; a multiple of the coding unit's 16. */
  private static final int ROWS = 64;

  private static final int UNIT = 16;
  private static final int MARKER = 0xFF;
  private static final int START_OF_FRAME = 0xC0;
  private static final int START_OF_SCAN = 0xDA;
  private static final int RESTART_INTERVAL = 0xDD;
  private static final int FIRST_RESTART = 0xD0;
  private static final int END = 0xD9;
  private static final int END_BYTES = 2;

  private final TurboJpeg turbo;
  private final GroundCache<JpegStrips> ready;
  private byte[] file = new byte[64 * 1024];
  private int end;
  private int[] row = {};

  /**
   * @param ready strips of grounds, shared by all encoders
   */
  StripJpegEncoder(TurboJpeg turbo, GroundCache<JpegStrips> ready) {
    this.turbo = turbo;
    this.ready = ready;
  }

  @Override
  public byte[] encode(PixelRaster raster, int quality, boolean progressive) {
    if (progressive) {
      MemorySegment jpeg = compress(raster, 0, raster.height(), quality, true);
      byte[] whole = TurboJpeg.copy(jpeg, 0, jpeg.byteSize());
      turbo.trim();
      return whole;
    }
    Ground ground = raster.ground();
    end = 0;
    if (ground == null) {
      writeStrips(raster, quality);
    } else {
      splice(
          raster, quality, ready.get(ground, quality, () -> strips(raster.bareGround(), quality)));
    }
    put(MARKER, END);
    byte[] taken = Arrays.copyOf(file, end);
    if (file.length > TurboJpeg.LARGEST_KEPT) {
      file = new byte[64 * 1024];
    }
    return taken;
  }

  private void writeStrips(PixelRaster raster, int quality) {
    for (int top = 0; top < raster.height(); top += ROWS) {
      int bottom = Math.min(top + ROWS, raster.height());
      MemorySegment jpeg = compress(raster, top, bottom, quality, false);
      join(raster, top / ROWS, ROWS, jpeg);
    }
  }

  private void splice(PixelRaster raster, int quality, JpegStrips strips) {
    for (int band = 0; band < raster.bands(); band++) {
      int top = band * PixelRaster.BAND;
      if (raster.painted(band) || band == 0) { // the first brings the tables
        int bottom = Math.min(top + PixelRaster.BAND, raster.height());
        join(raster, band, PixelRaster.BAND, compress(raster, top, bottom, quality, false));
      } else {
        restart(band);
        byte[] strip = strips.strips()[band];
        reserve(strip.length);
        System.arraycopy(strip, 0, file, end, strip.length);
        end += strip.length;
      }
    }
  }

  private JpegStrips strips(PixelRaster ground, int quality) {
    byte[][] strips = new byte[ground.bands()][];
    for (int band = 0; band < strips.length; band++) {
      int top = band * PixelRaster.BAND;
      int bottom = Math.min(top + PixelRaster.BAND, ground.height());
      MemorySegment jpeg = compress(ground, top, bottom, quality, false);
      strips[band] = TurboJpeg.copy(jpeg, find(jpeg, START_OF_SCAN, true), codedEnd(jpeg));
    }
    return new JpegStrips(strips);
  }

  private MemorySegment compress(
      PixelRaster raster, int top, int bottom, int quality, boolean progressive) {
    int width = raster.width();
    turbo.prepare(width, bottom - top);
    if (row.length < width) {
      row = new int[width];
    }
    for (int y = top; y < bottom; y++) {
      if (raster.opaque()) {
        turbo.put(raster.pixels(y), y * width, (y - top) * width, width);
      } else {
        OnWhite.row(raster, y, row);
        turbo.put(row, 0, (y - top) * width, width);
      }
    }
    return turbo.compress(width, bottom - top, quality, progressive);
  }

  /** The first strip whole but for its end, the others' coded data behind a restart marker. */
  private void join(PixelRaster raster, int strip, int stripRows, MemorySegment jpeg) {
    if (strip == 0) {
      header(raster, stripRows, jpeg);
    } else {
      restart(strip);
    }
    append(jpeg, find(jpeg, START_OF_SCAN, true), codedEnd(jpeg));
  }

  private void header(PixelRaster raster, int stripRows, MemorySegment jpeg) {
    int frame = end + find(jpeg, START_OF_FRAME, false);
    int scan = find(jpeg, START_OF_SCAN, false);
    append(jpeg, 0, scan);
    int heightAt = frame + 5; // behind the marker, the segment's length and the precision
    file[heightAt] = (byte) (raster.height() >> 8);
    file[heightAt + 1] = (byte) raster.height();
    int interval = (raster.width() + UNIT - 1) / UNIT * (stripRows / UNIT);
    put(MARKER, RESTART_INTERVAL, 0, 4, interval >> 8, interval & 0xFF);
    append(jpeg, scan, find(jpeg, START_OF_SCAN, true));
  }

  private void restart(int strip) {
    put(MARKER, FIRST_RESTART + (strip - 1) % 8);
  }

  private static int codedEnd(MemorySegment jpeg) {
    return (int) jpeg.byteSize() - END_BYTES;
  }

  /** Where the segment of a marker begins, or what follows it. */
  private static int find(MemorySegment jpeg, int marker, boolean behind) {
    int at = 2; // behind the start of image
    while (true) {
      int length =
          2 + ((jpeg.get(JAVA_BYTE, at + 2) & 0xFF) << 8 | jpeg.get(JAVA_BYTE, at + 3) & 0xFF);
      if ((jpeg.get(JAVA_BYTE, at + 1) & 0xFF) == marker) {
        return behind ? at + length : at;
      }
      at += length;
    }
  }

  private void append(MemorySegment jpeg, int from, int to) {
    reserve(to - from);
    MemorySegment.copy(jpeg, JAVA_BYTE, from, file, end, to - from);
    end += to - from;
  }

  private void put(int... values) {
    reserve(values.length);
    for (int value : values) {
      file[end++] = (byte) value;
    }
  }

  private void reserve(int more) {
    if (file.length - end < more) {
      file = Arrays.copyOf(file, Math.max(end + more, file.length * 3 / 2));
    }
  }

  @Override
  public void close() {
    turbo.close();
  }
}
