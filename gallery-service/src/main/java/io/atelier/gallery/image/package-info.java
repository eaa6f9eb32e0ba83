/** Pictures as bytes: read from requests, rendered in several sizes, stored, served and erased. */
@NullMarked
package io.atelier.gallery.image;

import org.jspecify.annotations.NullMarked;
