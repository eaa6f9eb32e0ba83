package io.atelier.render.encode;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes 8-bit RGB or RGBA without filters, deflated for speed: text on plain ground has long runs
 * that need no better (PNG, third edition).
 */
final class PngEncoder {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int RGB = 2;
  private static final int RGBA = 6;
  private static final int NO_FILTER = 0;
  private static final int BUFFER_BYTES = 64 * 1024;

  byte[] encode(BufferedImage picture) {
    var file = new ByteArrayOutputStream(BUFFER_BYTES);
    try (var out = new DataOutputStream(file)) {
      out.write(SIGNATURE);
      writeChunk(out, "IHDR", header(picture));
      writeChunk(out, "IDAT", deflated(picture));
      writeChunk(out, "IEND", new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory only: cannot happen
    }
    return file.toByteArray();
  }

  private static byte[] header(BufferedImage picture) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeInt(picture.getWidth());
    out.writeInt(picture.getHeight());
    out.write(new byte[] {8, (byte) (hasAlpha(picture) ? RGBA : RGB), 0, 0, 0});
    return bytes.toByteArray();
  }

  private static byte[] deflated(BufferedImage picture) throws IOException {
    var bytes = new ByteArrayOutputStream(BUFFER_BYTES);
    var deflater = new Deflater(Deflater.BEST_SPEED);
    try (var out = new DeflaterOutputStream(bytes, deflater, BUFFER_BYTES)) {
      writeRows(picture, out);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private static void writeRows(BufferedImage picture, OutputStream out) throws IOException {
    int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    boolean alpha = hasAlpha(picture);
    int width = picture.getWidth();
    byte[] row = new byte[1 + width * (alpha ? 4 : 3)];
    row[0] = NO_FILTER;
    for (int start = 0; start < pixels.length; start += width) {
      int at = 1;
      for (int i = start; i < start + width; i++) {
        int pixel = pixels[i];
        row[at++] = (byte) (pixel >> 16);
        row[at++] = (byte) (pixel >> 8);
        row[at++] = (byte) pixel;
        if (alpha) {
          row[at++] = (byte) (pixel >> 24);
        }
      }
      out.write(row);
    }
  }

  private static void writeChunk(DataOutputStream out, String type, byte[] data)
      throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    var crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) crc.getValue());
  }

  private static boolean hasAlpha(BufferedImage picture) {
    return picture.getColorModel().hasAlpha();
  }
}
