package io.atelier.auth.account;

import java.text.Normalizer;
import java.util.Locale;

/**
 * How names and addresses are compared: without regard to case, width and composition of their
 * characters.
 */
public final class LookupKey {

  private LookupKey() {}

  public static String of(String written) {
    return Normalizer.normalize(written, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
