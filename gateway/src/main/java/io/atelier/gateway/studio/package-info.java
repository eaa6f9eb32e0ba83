/** The start page, the API document and its viewer. */
@NullMarked
package io.atelier.gateway.studio;

import org.jspecify.annotations.NullMarked;
