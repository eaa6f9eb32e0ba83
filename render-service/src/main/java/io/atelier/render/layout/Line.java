package io.atelier.render.layout;

/**
 * A stretch of a paragraph that stands on one line, without the spaces at its end.
 *
 * @param start first UTF-16 index in the paragraph
 * @param end index after the last
 * @param next where the next line begins
 * @param broken whether a word had to be broken to begin the next line
 */
record Line(int start, int end, int next, boolean broken) {}
