/** Argon2id, away from the event loop. */
@NullMarked
package io.atelier.auth.password;

import org.jspecify.annotations.NullMarked;
