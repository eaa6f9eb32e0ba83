/** How much each caller may ask for. */
@NullMarked
package io.atelier.gateway.ratelimit;

import org.jspecify.annotations.NullMarked;
