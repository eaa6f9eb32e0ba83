package io.atelier.render.font;

import java.awt.Font;
import java.nio.file.Path;

/**
 * One face of a font file.
 *
 * @param id names the face and its axes' values; equal ids draw equal glyphs
 * @param awt of size 1, with kerning and ligatures, for shaping and outlines
 * @param file for the libraries that open fonts themselves
 * @param index in a collection, else 0
 * @param color whether its glyphs carry their own colours, which the JDK cannot draw
 */
public record FontFace(String id, Font awt, Path file, int index, boolean color) {}
