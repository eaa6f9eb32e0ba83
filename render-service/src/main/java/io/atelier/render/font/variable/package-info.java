/** Variable fonts: the axes they have, and a plain font for any values of them. */
@NullMarked
package io.atelier.render.font.variable;

import org.jspecify.annotations.NullMarked;
