package io.atelier.platform.testing;

/** Says on standard output which servers the tests ran against. */
final class Report {
  private Report() {}

  static void used(String server, String which) {
    System.out.println("[test servers] " + server + ": " + which);
  }
}
