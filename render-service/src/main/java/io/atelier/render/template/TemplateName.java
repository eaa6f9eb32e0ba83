package io.atelier.render.template;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template as an address names it: {@code card} or {@code card@3}.
 *
 * @param version 0 for the latest
 */
record TemplateName(String name, int version) {
  static final String SHAPE = "[a-z0-9][a-z0-9-]{0,63}";

  private static final Pattern REFERENCE =
      Pattern.compile("(" + SHAPE + ")(?:@([1-9][0-9]{0,8}))?");

  /** Empty if it is no name. */
  static Optional<TemplateName> parse(String reference) {
    Matcher name = REFERENCE.matcher(reference);
    if (!name.matches()) {
      return Optional.empty();
    }
    String version = name.group(2);
    return Optional.of(
        new TemplateName(name.group(1), version == null ? 0 : Integer.parseInt(version)));
  }
}
