/** Who can sign in: sign-up, the account and its avatar. */
@NullMarked
package io.atelier.auth.account;

import org.jspecify.annotations.NullMarked;
