package io.atelier.standalone;

/** Something the person at the terminal can put right; the message says how. */
final class StartProblem extends RuntimeException {
  private static final long serialVersionUID = 1;

  StartProblem(String message) {
    super(message);
  }
}
