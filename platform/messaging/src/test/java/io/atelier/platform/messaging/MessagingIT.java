package io.atelier.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import io.atelier.platform.testing.TestServers;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs against every broker Atelier works with: the embedded one, and RabbitMQ where there is one.
 */
@ParameterizedClass
@MethodSource("brokers")
class MessagingIT {
  private static final Duration SOON = Duration.ofMillis(10);
  private static final long DEADLINE_SECONDS = 30;

  @Parameter String url;

  private final JsonMapper json = JsonMapper.builder().build();
  private final String name = "test-" + UUID.randomUUID();
  private final TracesInHeaders traces = new TracesInHeaders();
  private Broker broker;
  private Topology topology;
  private ConfirmingPublisher publisher;
  private SettlingConsumer consumer;

  static List<String> brokers() {
    return TestServers.amqpUrls();
  }

  @BeforeEach
  void connect() {
    var properties =
        new MessagingProperties(url, Duration.ofSeconds(10), Duration.ofSeconds(5), 4096);
    broker = new Broker(properties, "test");
    topology = new Topology(broker);
    var observations = ObservationRegistry.create();
    observations.observationConfig().observationHandler(traces);
    var tracing = new MessageTracing(observations);
    publisher = new ConfirmingPublisher(broker, json, properties, tracing);
    consumer = new SettlingConsumer(broker, topology, publisher, json, tracing);
  }

  @AfterEach
  void disconnect() {
    consumer.close();
    publisher.close();
    broker.close();
  }

  @Test
  void deliversWhatWasConfirmed() throws Exception {
    var queue = WorkQueue.named(name);
    var heard = new Recorder(1000);
    topology.declare(queue).block();

    Flux.range(0, 1000)
        .flatMap(i -> publisher.publish("", name, new Note("n" + i)), 100)
        .blockLast(Duration.ofSeconds(DEADLINE_SECONDS));
    consumer.consume(queue, 16, Note.class, heard::hear);

    assertThat(heard.all()).hasSize(1000).doesNotHaveDuplicates();
  }

  @Test
  void triesAgainUntilAnAttemptSucceeds() throws Exception {
    var queue = WorkQueue.named(name).maxAttempts(3).backoff(SOON, SOON);
    var attempts = new AtomicInteger();
    var heard = new Recorder(1);
    consumer.consume(
        queue,
        1,
        Note.class,
        note ->
            attempts.incrementAndGet() < 3
                ? Mono.error(new IllegalStateException("not yet"))
                : heard.hear(note));

    topology.declare(queue).then(publisher.publish("", name, new Note("again"))).block();

    assertThat(heard.all()).containsExactly("again");
    assertThat(attempts).hasValue(3);
    assertThat(dead(queue, 0)).isEmpty();
  }

  @Test
  void deadLettersAMessageAfterItsLastAttempt() throws Exception {
    var queue = WorkQueue.named(name).maxAttempts(2).backoff(SOON, SOON);
    var attempts = new AtomicInteger();
    consumer.consume(
        queue,
        1,
        Note.class,
        note -> {
          attempts.incrementAndGet();
          return Mono.error(new IllegalStateException("never"));
        });

    topology.declare(queue).then(publisher.publish("", name, new Note("doomed"))).block();

    assertThat(dead(queue, 1)).singleElement().asString().contains("doomed");
    assertThat(attempts).hasValue(2);
  }

  @Test
  void deadLettersWhatCannotBeRead_withoutASecondAttempt() throws Exception {
    var queue = WorkQueue.named(name).maxAttempts(5).backoff(SOON, SOON);
    var heard = new Recorder(1);
    consumer.consume(queue, 1, Note.class, heard::hear);

    topology
        .declare(queue)
        .then(publisher.publish("", name, "{broken"))
        .then(publisher.publish("", name, new Note("fine")))
        .block();

    assertThat(heard.all()).containsExactly("fine");
    assertThat(dead(queue, 1)).containsExactly("{broken");
  }

  @Test
  void routesATopicToTheQueuesBoundToIt() throws Exception {
    var queue = WorkQueue.named(name).boundTo(name + "-events", "job.succeeded");
    var heard = new Recorder(1);
    consumer.consume(queue, 1, Note.class, heard::hear);

    topology
        .declare(queue)
        .then(publisher.publish(name + "-events", "job.succeeded", new Note("done")))
        .block();

    assertThat(heard.all()).containsExactly("done");
  }

  @Test
  void failsToPublish_whenNoQueueTakesTheMessage() {
    assertThatThrownBy(() -> publisher.publish("", "nowhere-" + name, new Note("lost")).block())
        .isInstanceOf(NotConfirmedException.class);
  }

  @Test
  void publishesAgain_afterTheConnectionWasLost() throws Exception {
    var queue = WorkQueue.named(name);
    var heard = new Recorder(2);
    topology.declare(queue).then(publisher.publish("", name, new Note("before"))).block();

    broker.connection().block().abort();
    // The first message on a lost channel may fail, which the caller is told; the next must pass.
    publisher
        .publish("", name, new Note("after"))
        .onErrorResume(
            NotConfirmedException.class, lost -> publisher.publish("", name, new Note("after")))
        .block();
    consumer.consume(queue, 1, Note.class, heard::hear);

    assertThat(heard.all()).contains("before", "after");
  }

  @Test
  void goesOnConsuming_afterTheConnectionWasLost() throws Exception {
    var queue = WorkQueue.named(name);
    var first = new Recorder(1);
    var second = new Recorder(2);
    consumer.consume(queue, 1, Note.class, note -> Mono.when(first.hear(note), second.hear(note)));
    topology.declare(queue).then(publisher.publish("", name, new Note("one"))).block();
    assertThat(first.all()).contains("one");

    broker.connection().block().abort();
    publisher
        .publish("", name, new Note("two"))
        .onErrorResume(
            NotConfirmedException.class, lost -> publisher.publish("", name, new Note("two")))
        .block();

    assertThat(second.all()).contains("one", "two");
  }

  @Test
  void carriesTheTraceInTheMessage() throws Exception {
    var queue = WorkQueue.named(name);
    var heard = new Recorder(1);
    topology.declare(queue).then(publisher.publish("", name, new Note("traced"))).block();

    consumer.consume(queue, 1, Note.class, heard::hear);

    assertThat(heard.all()).containsExactly("traced");
    assertThat(traces.received).containsExactly("trace-of publish " + name);
  }

  private List<String> dead(WorkQueue queue, int expected) throws Exception {
    var found = new java.util.ArrayList<String>();
    try (Channel channel = broker.connection().block().createChannel()) {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
      do {
        GetResponse message = channel.basicGet(queue.dead(), true);
        if (message != null) {
          found.add(new String(message.getBody(), java.nio.charset.StandardCharsets.UTF_8));
        }
      } while (found.size() < expected && System.nanoTime() < deadline);
    }
    return found;
  }

  record Note(String text) {}

  /**
   * Remembers what it heard; {@link #all} waits until it heard as many different texts as expected.
   */
  private static final class Recorder {
    private final Collection<String> texts = new ConcurrentLinkedQueue<>();
    private final Set<String> different = ConcurrentHashMap.newKeySet();
    private final CountDownLatch missing;

    Recorder(int expected) {
      missing = new CountDownLatch(expected);
    }

    Mono<Void> hear(Note note) {
      return Mono.fromRunnable(
          () -> {
            texts.add(note.text());
            if (different.add(note.text())) {
              missing.countDown();
            }
          });
    }

    Collection<String> all() throws InterruptedException {
      assertThat(missing.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
      return texts;
    }
  }

  /**
   * What a tracer does, without one: writes a header where a message is sent, reads it where it
   * arrives.
   */
  private static final class TracesInHeaders implements ObservationHandler<Observation.Context> {
    private final Collection<String> received = new ConcurrentLinkedQueue<>();

    @Override
    @SuppressWarnings("unchecked")
    public void onStart(Observation.Context context) {
      if (context instanceof SenderContext<?> sending) {
        var sender = (SenderContext<Object>) sending;
        sender
            .getSetter()
            .set(sender.getCarrier(), "trace", "trace-of " + sender.getContextualName());
      } else if (context instanceof ReceiverContext<?> receiving) {
        var receiver = (ReceiverContext<Object>) receiving;
        received.add(receiver.getGetter().get(receiver.getCarrier(), "trace"));
      }
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return true;
    }
  }
}
