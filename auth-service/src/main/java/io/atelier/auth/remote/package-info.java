/** Deadlines and circuit breakers around the backing services. */
@NullMarked
package io.atelier.auth.remote;

import org.jspecify.annotations.NullMarked;
