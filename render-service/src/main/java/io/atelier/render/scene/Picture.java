package io.atelier.render.scene;

/**
 * A decoded image.
 *
 * @param digest of its encoded bytes; two pictures of one digest have the same pixels
 * @param argb premultiplied, row by row, never written to
 */
@SuppressWarnings("ArrayRecordComponent") // shared, not copied: a photo has megabytes
public record Picture(String digest, int width, int height, int[] argb) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Picture picture && picture.digest.equals(digest);
  }

  @Override
  public int hashCode() {
    return digest.hashCode();
  }

  @Override
  public String toString() {
    return digest;
  }
}
