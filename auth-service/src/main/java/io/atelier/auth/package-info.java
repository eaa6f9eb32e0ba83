/** Accounts, sessions and the keys that sign access tokens. */
@NullMarked
package io.atelier.auth;

import org.jspecify.annotations.NullMarked;
