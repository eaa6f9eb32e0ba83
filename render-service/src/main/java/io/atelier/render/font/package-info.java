/** The bundled fonts and what stands in where one has no glyph. */
@NullMarked
package io.atelier.render.font;

import org.jspecify.annotations.NullMarked;
