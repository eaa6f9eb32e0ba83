package io.atelier.generation.job;

import org.jspecify.annotations.Nullable;

/** Where a list of jobs goes on: the id of the last job shown. */
final class JobCursor {
  private static final int MAX_LIMIT = 100;

  private JobCursor() {}

  /**
   * The id before which the page begins.
   *
   * @param cursor null for the first page
   */
  static long parse(@Nullable String cursor) {
    try {
      return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw new JobProblem.BadPage("cursor", "is none this list gave");
    }
  }

  static int limit(int asked) {
    if (asked < 1 || asked > MAX_LIMIT) {
      throw new JobProblem.BadPage("limit", "is not within 1 to " + MAX_LIMIT);
    }
    return asked;
  }
}
