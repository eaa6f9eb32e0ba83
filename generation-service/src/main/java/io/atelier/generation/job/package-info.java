/** Jobs as clients see them: their API, their state, and the events that tell of it. */
@NullMarked
package io.atelier.generation.job;

import org.jspecify.annotations.NullMarked;
