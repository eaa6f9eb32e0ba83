/** The one door of Atelier. */
@NullMarked
package io.atelier.gateway;

import org.jspecify.annotations.NullMarked;
