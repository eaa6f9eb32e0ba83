/** Signing in and staying signed in: access tokens, rotating refresh tokens, sign-out. */
@NullMarked
package io.atelier.auth.token;

import org.jspecify.annotations.NullMarked;
