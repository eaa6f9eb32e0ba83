/**
 * The service that turns photos into pictures: jobs in PostgreSQL, permits on the queue, models.
 */
@NullMarked
package io.atelier.generation;

import org.jspecify.annotations.NullMarked;
