/** A user's categories, each with a cover and works. */
@NullMarked
package io.atelier.gallery.category;

import org.jspecify.annotations.NullMarked;
