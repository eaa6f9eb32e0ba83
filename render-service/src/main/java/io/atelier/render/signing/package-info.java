/** Addresses of pictures that carry their own permission: HMAC-SHA256, with an end and a key id. */
@NullMarked
package io.atelier.render.signing;

import org.jspecify.annotations.NullMarked;
