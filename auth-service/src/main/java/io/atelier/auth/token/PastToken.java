package io.atelier.auth.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refresh token that could not be rotated.
 *
 * @param alive whether neither the token nor its session has expired or been revoked
 * @param rotatedAt when it was rotated, null where it never was
 */
record PastToken(Session session, boolean alive, @Nullable Instant rotatedAt) {

  boolean rotatedSince(Instant start) {
    return rotatedAt != null && !rotatedAt.isBefore(start);
  }
}
