/** From pixels to the bytes of a picture file. */
@NullMarked
package io.atelier.render.encode;

import org.jspecify.annotations.NullMarked;
