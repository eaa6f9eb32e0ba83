package io.atelier.render.shaping;

/**
 * A run as words in reading order.
 *
 * @param count how many words there are; the arrays may be longer
 * @param starts index of each word's first UTF-16 unit in the text the run was taken from
 */
@SuppressWarnings("ArrayRecordComponent") // read in the hot loop, never written to
public record ShapedRun(int count, int[] starts, ShapedWord[] words) {}
