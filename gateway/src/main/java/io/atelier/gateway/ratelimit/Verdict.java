package io.atelier.gateway.ratelimit;

import java.time.Duration;

/**
 * What a bucket says to one request.
 *
 * @param revoked whether the caller's session was ended
 * @param admitted whether the bucket held enough
 * @param remaining tokens left
 * @param delay until the bucket is full if admitted, else until a retry can pass
 */
record Verdict(boolean revoked, boolean admitted, long remaining, Duration delay) {}
