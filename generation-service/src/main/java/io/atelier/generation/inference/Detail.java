package io.atelier.generation.inference;

/** At what size a picture is painted. */
public enum Detail {

  /** At the size the model paints best at; the result is enlarged to at most twice that. */
  STANDARD,

  /** Every pixel of the photo, tile by tile; the result is as large as the photo. */
  FULL
}
