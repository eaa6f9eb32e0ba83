package io.atelier.render.shaping;

/**
 * A run as words in reading order.
 *
 * @param starts index of each word's first UTF-16 unit in the text the run was taken from
 */
@SuppressWarnings("ArrayRecordComponent") // read in the hot loop, never written to
public record ShapedRun(int[] starts, ShapedWord[] words) {}
