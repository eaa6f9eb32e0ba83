package io.atelier.platform.testing;

import io.atelier.platform.embedded.EmbeddedBroker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The AMQP brokers that tests of this JVM share. */
final class BrokerSource {
  private BrokerSource() {}

  /** The broker for tests that need any one. */
  static String first() {
    return givenOrContainer().orElseGet(BrokerSource::embedded);
  }

  /** {@link #first()} and the others that messaging must work with. */
  static List<String> all() {
    var urls = new ArrayList<>(List.of(TestServers.amqpUrl()));
    if (givenOrContainerIsFirst()) {
      urls.add(embedded());
    } else {
      InstalledRabbit.start().ifPresent(urls::add);
    }
    return List.copyOf(urls);
  }

  private static boolean givenOrContainerIsFirst() {
    return given().isPresent() || Docker.isPresent();
  }

  private static Optional<String> givenOrContainer() {
    if (given().isPresent()) {
      Report.used("AMQP", "ATELIER_TEST_RABBITMQ_URL");
      return given();
    }
    return Docker.isPresent() ? Optional.of(container()) : Optional.empty();
  }

  private static Optional<String> given() {
    return Optional.ofNullable(System.getenv("ATELIER_TEST_RABBITMQ_URL"));
  }

  @SuppressWarnings("resource") // lives as long as the JVM
  private static String container() {
    return "amqp://guest:guest@"
        + Docker.address(Docker.start("rabbitmq:4-alpine", 5672, Map.of()), 5672)
        + "/";
  }

  private static String embedded() {
    var broker = new EmbeddedBroker(Scratch.resolve("broker"), Embedded.freePort(), "atelier");
    Embedded.start(broker);
    Report.used("AMQP", "embedded Qpid Broker-J, port " + broker.port());
    return broker.url();
  }
}
