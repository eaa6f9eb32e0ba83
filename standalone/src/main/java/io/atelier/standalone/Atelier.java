package io.atelier.standalone;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The processes that run, in tiers: a tier needs those before it, and is stopped before them. */
final class Atelier {
  private final Terminal terminal;
  private final Deque<List<Supervised>> tiers = new ArrayDeque<>();
  private boolean stopped;

  Atelier(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Starts the children at once and returns when all are ready. */
  void start(List<? extends Child> children) {
    List<Supervised> tier = launch(children);
    try {
      CompletableFuture.allOf(
              tier.stream().map(Supervised::firstStart).toArray(CompletableFuture[]::new))
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StartProblem problem ? problem : e;
    }
  }

  private synchronized List<Supervised> launch(List<? extends Child> children) {
    var tier = new ArrayList<Supervised>();
    if (!stopped) {
      children.forEach(child -> tier.add(Supervised.start(child, terminal)));
      tiers.push(tier);
    }
    return tier;
  }

  /** Stops every process, the last tier first. */
  synchronized void stop() {
    stopped = true;
    if (!tiers.isEmpty()) {
      terminal.say("Stopping Atelier");
    }
    while (!tiers.isEmpty()) {
      List<Thread> stops =
          tiers.pop().stream().map(child -> Thread.ofVirtual().start(child::stop)).toList();
      for (Thread stop : stops) {
        try {
          stop.join();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
