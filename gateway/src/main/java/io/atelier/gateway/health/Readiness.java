package io.atelier.gateway.health;

import java.util.Map;
import java.util.TreeMap;

/**
 * @param status {@code UP} when all services are
 * @param services {@code UP} or {@code DOWN} by service name
 */
record Readiness(String status, Map<String, String> services) {

  private static final String UP = "UP";

  static Readiness of(Map<String, String> services) {
    boolean allUp = services.values().stream().allMatch(UP::equals);
    return new Readiness(allUp ? UP : "DOWN", new TreeMap<>(services));
  }

  boolean isUp() {
    return UP.equals(status);
  }
}
