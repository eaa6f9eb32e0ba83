/** Photo in, picture out in one call: the same job path with the caller waiting. */
@NullMarked
package io.atelier.generation.convert;

import org.jspecify.annotations.NullMarked;
