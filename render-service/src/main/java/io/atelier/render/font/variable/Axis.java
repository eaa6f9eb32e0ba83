package io.atelier.render.font.variable;

/**
 * What can be varied.
 *
 * @param tag four letters, such as {@code wght}
 */
public record Axis(String tag, double least, double usual, double greatest) {
  /** -1 to 1; 0 for the usual value (OpenType 1.9, "Coordinate scales and normalization"). */
  double normalized(double value) {
    double within = Math.clamp(value, least, greatest);
    if (within < usual) {
      return (within - usual) / (usual - least);
    }
    return within > usual ? (within - usual) / (greatest - usual) : 0;
  }
}
