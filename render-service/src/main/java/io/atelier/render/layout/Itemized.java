package io.atelier.render.layout;

import java.util.List;

/**
 * A paragraph cut into runs.
 *
 * @param runs in logical order, covering the text without gaps; none if it is empty
 * @param rightToLeft the direction of the paragraph as a whole
 */
record Itemized(String text, List<Run> runs, boolean rightToLeft) {}
