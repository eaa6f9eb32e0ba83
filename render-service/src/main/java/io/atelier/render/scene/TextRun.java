package io.atelier.render.scene;

/** Characters of one style. */
public record TextRun(String text, TextStyle style) {}
