/**
 * Permits: queue messages that allow a worker to claim one job, whichever the table says is next.
 */
@NullMarked
package io.atelier.generation.permit;

import org.jspecify.annotations.NullMarked;
