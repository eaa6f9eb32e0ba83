package io.atelier.gateway.ratelimit;

import io.atelier.platform.web.Identity;
import java.util.Optional;

/**
 * One request's claim on one bucket.
 *
 * @param owner {@code user:<id>} or {@code ip:<address>}
 * @param session of the verified caller, whose revocation counts
 */
record Ask(
    String owner, Optional<String> session, String policyName, LimitPolicy policy, int cost) {

  static Ask byUser(Identity caller, String policyName, LimitPolicy policy, int cost) {
    return new Ask(caller.owner(), Optional.of(caller.sessionId()), policyName, policy, cost);
  }

  static Ask byAddress(String address, String policyName, LimitPolicy policy, int cost) {
    return new Ask("ip:" + address, Optional.empty(), policyName, policy, cost);
  }

  /** The bucket's key; all buckets of one owner share a Redis Cluster slot. */
  String bucket() {
    return "bucket:{" + owner + "}:" + policyName;
  }
}
