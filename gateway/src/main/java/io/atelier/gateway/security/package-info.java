/** Who calls, from where, and what browsers are told. */
@NullMarked
package io.atelier.gateway.security;

import org.jspecify.annotations.NullMarked;
