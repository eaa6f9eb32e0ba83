package io.atelier.render.scene;

/** A line around glyphs or a shape, centred on their outline. */
public record Stroke(double width, int argb) {}
