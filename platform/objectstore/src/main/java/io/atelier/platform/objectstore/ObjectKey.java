package io.atelier.platform.objectstore;

import java.util.regex.Pattern;

/**
 * The rule for keys, the same for every store; it also keeps a key from leaving the folder of a
 * file store.
 */
final class ObjectKey {

  private static final int LONGEST = 512;
  private static final String SEGMENT = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}";
  private static final Pattern KEY = Pattern.compile(SEGMENT + "(/" + SEGMENT + ")*");
  private static final Pattern PREFIX = Pattern.compile("(" + SEGMENT + "/)*(" + SEGMENT + ")?");

  private ObjectKey() {}

  static String requireValid(String key) {
    return require(KEY, key);
  }

  static String requireValidPrefix(String prefix) {
    return require(PREFIX, prefix);
  }

  private static String require(Pattern pattern, String key) {
    if (key.length() > LONGEST || !pattern.matcher(key).matches()) {
      throw new IllegalArgumentException("Not an object key: " + key);
    }
    return key;
  }
}
