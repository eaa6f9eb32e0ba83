/** Live events to sockets and event streams. */
@NullMarked
package io.atelier.gateway.live;

import org.jspecify.annotations.NullMarked;
