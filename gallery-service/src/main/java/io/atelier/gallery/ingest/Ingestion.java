package io.atelier.gallery.ingest;

import io.atelier.platform.messaging.SettlingConsumer;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** Runs the consumers and the sweeper while the application runs. */
@Component
final class Ingestion implements SmartLifecycle {

  private final SettlingConsumer consumer;
  private final Processing processing;
  private final JobResults results;
  private final Sweeper sweeper;
  private final IngestProperties properties;
  private Disposable.Composite running = Disposables.composite();
  private boolean started;

  Ingestion(
      SettlingConsumer consumer,
      Processing processing,
      JobResults results,
      Sweeper sweeper,
      IngestProperties properties) {
    this.consumer = consumer;
    this.processing = processing;
    this.results = results;
    this.sweeper = sweeper;
    this.properties = properties;
  }

  @Override
  public synchronized void start() {
    int concurrency = properties.concurrency();
    running =
        Disposables.composite(
            consumer.consume(
                Permits.queue(properties), concurrency, Permit.class, processing::handle),
            consumer.consume(
                JobResults.queue(properties), concurrency, JobSucceeded.class, results::handle),
            sweeper.sweepForEver().subscribe());
    started = true;
  }

  @Override
  public synchronized void stop() {
    running.dispose();
    started = false;
  }

  @Override
  public synchronized boolean isRunning() {
    return started;
  }
}
