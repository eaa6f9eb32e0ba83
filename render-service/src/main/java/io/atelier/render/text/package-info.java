/** The HTTP edge of text rendering. */
@NullMarked
package io.atelier.render.text;

import org.jspecify.annotations.NullMarked;
