package io.atelier.render.encode;

/**
 * A ground's rows ready for a PNG.
 *
 * @param chunks one IDAT chunk a band
 * @param checksums Adler-32 of each band's rows
 */
@SuppressWarnings("ArrayRecordComponent") // shared by all pictures on the ground, never written to
record PngBands(byte[][] chunks, int[] checksums) implements GroundCache.Ready {
  @Override
  public long bytes() {
    return GroundCache.Ready.sum(chunks);
  }
}
