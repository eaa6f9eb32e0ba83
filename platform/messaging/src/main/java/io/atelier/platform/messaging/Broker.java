package io.atelier.platform.messaging;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * One AMQP connection for one purpose, opened when asked for and again after it was lost. The
 * client's own recovery is off: it hides the loss, and a publisher must hear of it.
 */
final class Broker implements AutoCloseable {
  private static final int HEARTBEAT_SECONDS = 10;
  private static final int CALLS_AT_ONCE = 4;
  private static final int CALLS_QUEUED = 1000;

  private final ConnectionFactory factory;
  private final String purpose;
  private final Scheduler calls; // opening connections and channel calls block on the socket
  private @Nullable Connection connection;
  private boolean closed;

  Broker(MessagingProperties properties, String purpose) {
    this.factory = factory(properties.url(), properties.connectTimeout());
    this.purpose = purpose;
    this.calls = Schedulers.newBoundedElastic(CALLS_AT_ONCE, CALLS_QUEUED, "amqp-" + purpose);
  }

  /** The open connection; fails where the broker cannot be reached in time. */
  Mono<Connection> connection() {
    return Mono.fromCallable(this::open).subscribeOn(calls); // socket and handshake
  }

  /** Where blocking calls on this connection belong. */
  Scheduler calls() {
    return calls;
  }

  private synchronized Connection open() throws IOException, TimeoutException {
    if (closed) {
      throw new IOException("The " + purpose + " connection is closed for good");
    }
    if (connection == null || !connection.isOpen()) {
      connection = factory.newConnection("atelier-" + purpose);
    }
    return connection;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (connection != null) {
      connection.abort((int) Duration.ofSeconds(2).toMillis());
    }
    calls.dispose();
  }

  private static ConnectionFactory factory(String url, Duration timeout) {
    var factory = new ConnectionFactory();
    URI uri = URI.create(url);
    try {
      factory.setUri("/".equals(uri.getPath()) ? url.substring(0, url.lastIndexOf('/')) : url);
    } catch (Exception e) {
      throw new IllegalArgumentException("Not an AMQP address: " + uri.getHost(), e);
    }
    factory.setAutomaticRecoveryEnabled(false);
    factory.setTopologyRecoveryEnabled(false);
    factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
    factory.setConnectionTimeout((int) timeout.toMillis());
    factory.setHandshakeTimeout((int) timeout.toMillis());
    factory.setChannelRpcTimeout((int) timeout.toMillis());
    return factory;
  }
}
