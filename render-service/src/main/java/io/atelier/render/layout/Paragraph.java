package io.atelier.render.layout;

import io.atelier.render.scene.TextStyle;

/**
 * Text between two line ends.
 *
 * @param text without controls; not changed once the paragraph is itemized
 * @param ends index after the last UTF-16 unit of each style's stretch, in order
 * @param styles at least one, as many as {@code ends}
 */
@SuppressWarnings("ArrayRecordComponent") // read in the hot loop
record Paragraph(char[] text, int[] ends, TextStyle[] styles) {}
