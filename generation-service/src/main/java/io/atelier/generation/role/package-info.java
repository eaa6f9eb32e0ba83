/** Which halves of the service a process plays: the API, the worker, or both. */
@NullMarked
package io.atelier.generation.role;

import org.jspecify.annotations.NullMarked;
