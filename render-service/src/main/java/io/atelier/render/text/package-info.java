/** The HTTP edge of text rendering: request, colours, problems, answer. */
@NullMarked
package io.atelier.render.text;

import org.jspecify.annotations.NullMarked;
