/** PostgreSQL: migrated in the background, guarded; the service lives without it. */
@NullMarked
package io.atelier.render.database;

import org.jspecify.annotations.NullMarked;
