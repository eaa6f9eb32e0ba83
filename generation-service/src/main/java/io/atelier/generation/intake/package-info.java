/** Lets networks from outside in, once they are known to be harmless and to paint pictures. */
@NullMarked
package io.atelier.generation.intake;

import org.jspecify.annotations.NullMarked;
