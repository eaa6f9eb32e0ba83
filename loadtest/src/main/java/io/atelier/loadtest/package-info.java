/** Load tests: the flows of the reference systems as Gatling simulations. */
@NullMarked
package io.atelier.loadtest;

import org.jspecify.annotations.NullMarked;
