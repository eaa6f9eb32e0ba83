package io.atelier.render.shaping;

/**
 * @param ascent of the face above the baseline, in ems
 * @param descent below the baseline, in ems, positive
 */
public record FaceMetrics(float ascent, float descent) {}
