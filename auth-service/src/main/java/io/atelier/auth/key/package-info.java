/** The keys that sign access tokens: kept encrypted, published as a JWK set. */
@NullMarked
package io.atelier.auth.key;

import org.jspecify.annotations.NullMarked;
