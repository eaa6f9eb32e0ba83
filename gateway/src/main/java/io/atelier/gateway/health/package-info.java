/** Whether the gateway and what it leads to are well. */
@NullMarked
package io.atelier.gateway.health;

import org.jspecify.annotations.NullMarked;
