/** Which request goes to which service, how large it may be and how long it may take. */
@NullMarked
package io.atelier.gateway.route;

import org.jspecify.annotations.NullMarked;
