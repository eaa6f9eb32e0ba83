/** The live-event log: any service appends, gateways replay and listen. */
@NullMarked
package io.atelier.platform.live;

import org.jspecify.annotations.NullMarked;
