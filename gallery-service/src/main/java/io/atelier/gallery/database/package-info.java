/** What every repository here needs of PostgreSQL. */
@NullMarked
package io.atelier.gallery.database;

import org.jspecify.annotations.NullMarked;
