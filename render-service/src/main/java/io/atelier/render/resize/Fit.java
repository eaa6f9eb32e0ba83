package io.atelier.render.resize;

import java.util.Locale;

/** How a picture meets the size asked for. */
enum Fit {
  /** Keeps its aspect and lies within the size. */
  CONTAIN,
  /** Keeps its aspect and fills the size; what stands over is cut off on both sides alike. */
  COVER,
  /** Takes exactly the size, aspect or not. */
  FILL;

  /** The patterns of requests name the constants in lower case. */
  static Fit of(String written) {
    return valueOf(written.toUpperCase(Locale.ROOT));
  }
}
