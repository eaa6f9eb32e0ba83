package io.atelier.render.scene;

/**
 * Where a layer lies.
 *
 * @param height 0 for as tall as its content
 */
public record Box(double x, double y, double width, double height) {}
