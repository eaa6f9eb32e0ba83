/** A picture in, the same picture in another size or format out. */
@NullMarked
package io.atelier.render.resize;

import org.jspecify.annotations.NullMarked;
