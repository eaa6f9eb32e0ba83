package io.atelier.render.scene;

/**
 * @param blur standard deviation of its Gauss filter; 0 for a hard edge
 */
public record Shadow(double dx, double dy, double blur, int argb) {}
