package io.atelier.render.template;

import java.time.Instant;

/**
 * One version of a template.
 *
 * @param owner user id; {@link #SHIPPED} for those that come with Atelier
 * @param open whether anybody may render it
 */
record Template(
    long owner, String name, int version, boolean open, Instant createdAt, Document document) {
  static final long SHIPPED = 0;

  /** Where it is rendered. */
  String path() {
    return "/api/v1/render/t/" + (owner == SHIPPED ? "" : owner + "/") + name;
  }
}
