package io.atelier.standalone;

import java.io.PrintStream;
import java.time.Duration;

/** What the launcher says to the person who started it. */
final class Terminal {
  private static final int FIRST_SIGNAL_STATUS = 128;

  private final PrintStream out;

  Terminal(PrintStream out) {
    this.out = out;
  }

  synchronized void say(String line) {
    out.println(line);
    out.flush();
  }

  void started(String child, Duration took) {
    say("  %-11s ready after %.1f s".formatted(child, took.toMillis() / 1000.0));
  }

  void died(Child child, int status) {
    String how =
        status > FIRST_SIGNAL_STATUS
            ? "was killed by signal " + (status - FIRST_SIGNAL_STATUS)
            : "ended with status " + status;
    say("  %-11s %s; log: %s".formatted(child.name(), how, child.log()));
  }
}
