/** The pictures that stand in categories. */
@NullMarked
package io.atelier.gallery.work;

import org.jspecify.annotations.NullMarked;
