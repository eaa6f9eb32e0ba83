package io.atelier.generation.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What administrators send.
 *
 * @param version whom to promote or to run beside; null runs nothing beside
 * @param weights of a split, by version
 * @param reason noted with the change
 */
record RouteChange(
    @Nullable String version, @Nullable Map<String, Integer> weights, @Nullable String reason) {

  String because() {
    return reason == null || reason.isBlank() ? "no reason given" : reason;
  }

  String requiredVersion() {
    return version == null ? "" : version;
  }
}
