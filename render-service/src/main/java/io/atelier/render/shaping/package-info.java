/** From characters to glyph numbers and where they stand, remembering words. Lengths are ems. */
@NullMarked
package io.atelier.render.shaping;

import org.jspecify.annotations.NullMarked;
