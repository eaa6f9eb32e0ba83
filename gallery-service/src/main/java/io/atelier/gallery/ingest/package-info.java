/** How a picture comes in: accepted, queued, processed once, and made a work or a cover. */
@NullMarked
package io.atelier.gallery.ingest;

import org.jspecify.annotations.NullMarked;
