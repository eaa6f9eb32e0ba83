package io.atelier.render.encode;

/**
 * A ground's strips as a JPEG's coded data, without markers.
 *
 * @param strips one for each band
 */
@SuppressWarnings("ArrayRecordComponent") // shared by all pictures on the ground, never written to
record JpegStrips(byte[][] strips) implements GroundCache.Ready {
  @Override
  public long bytes() {
    return GroundCache.Ready.sum(strips);
  }
}
