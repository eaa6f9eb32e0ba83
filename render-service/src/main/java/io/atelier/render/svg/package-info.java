/**
 * Laid out scenes as SVG: glyphs as outlines, so that it looks the same wherever it is shown, and
 * the text itself as title and description for those who cannot see it.
 */
@NullMarked
package io.atelier.render.svg;

import org.jspecify.annotations.NullMarked;
