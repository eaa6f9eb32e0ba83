package io.atelier.generation.model;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Takes a version's users away again when it fails more or takes longer than the versions before
 * and beside it. Each process judges by the pictures it made itself; the database sees to it that
 * only the latest change is undone, once, and never an undoing.
 */
@Component
final class AutomaticRollback implements VersionWatch, DisposableBean {

  static final String BY = "atelier: automatic rollback";
  private static final Logger log = LoggerFactory.getLogger(AutomaticRollback.class);
  private static final int JUDGEMENTS = 64;

  private record Judgement(ModelVersion version, String reason) {}

  private final ModelVersions versions;
  private final RollbackProperties bounds;
  private final Map<ModelVersion, Window> windows = new ConcurrentHashMap<>();
  private final Sinks.Many<Judgement> judgements =
      Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(JUDGEMENTS));
  private final Disposable execution;

  AutomaticRollback(ModelVersions versions, RollbackProperties bounds) {
    this.versions = versions;
    this.bounds = bounds;
    this.execution = judgements.asFlux().concatMap(this::execute).subscribe();
  }

  @Override
  public void ended(ModelVersion version, Duration took, boolean failed) {
    Window window = windows.computeIfAbsent(version, v -> new Window(bounds.window()));
    window.add(took, failed);
    if (window.count() >= bounds.samples()) {
      complaint(version, window).ifPresent(reason -> judge(version, reason));
    }
  }

  private Optional<String> complaint(ModelVersion version, Window window) {
    Optional<Window> other =
        windows.entrySet().stream()
            .filter(entry -> entry.getKey().name().equals(version.name()))
            .filter(entry -> !entry.getKey().equals(version))
            .map(Map.Entry::getValue)
            .filter(beside -> beside.count() >= bounds.samples())
            .findFirst();
    double usual = other.map(Window::failures).orElse(0.0);
    if (window.failures() > usual + bounds.failures()) {
      return Optional.of("%.0f %% of its pictures fail".formatted(100 * window.failures()));
    }
    return other
        .filter(beside -> isSlower(window, beside))
        .map(
            beside ->
                "a picture takes %d ms, %d ms before"
                    .formatted(window.median().toMillis(), beside.median().toMillis()));
  }

  private boolean isSlower(Window window, Window other) {
    return window.median().toNanos() > bounds.slowdown() * other.median().toNanos();
  }

  /** Forgets what it knows of the version, so that it is judged anew and not over and over. */
  private void judge(ModelVersion version, String reason) {
    windows.remove(version);
    synchronized (judgements) { // a sink takes no two at once
      judgements.tryEmitNext(new Judgement(version, reason));
    }
  }

  private Mono<Void> execute(Judgement judgement) {
    ModelVersion version = judgement.version();
    return versions
        .isNew(version.name(), version.version(), bounds.watch(), BY)
        .filter(isNew -> isNew)
        .flatMap(isNew -> versions.rollBack(version.name(), BY, judgement.reason()))
        .doOnNext(
            done ->
                log.warn(
                    "{} {} was rolled back: {}",
                    version.name(),
                    version.version(),
                    judgement.reason()))
        .onErrorResume(
            e -> {
              log.error("{} {} should be rolled back", version.name(), version.version(), e);
              return Mono.empty();
            })
        .then();
  }

  @Override
  public void destroy() {
    execution.dispose();
  }
}
