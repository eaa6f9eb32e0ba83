/** From a laid out scene to pixels: masks of glyphs, paints, shadows, images, layers. */
@NullMarked
package io.atelier.render.raster;

import org.jspecify.annotations.NullMarked;
