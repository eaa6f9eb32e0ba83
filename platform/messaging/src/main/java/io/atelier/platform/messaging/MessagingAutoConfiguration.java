package io.atelier.platform.messaging;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.PropertySource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Wires publisher and consumer, on a connection each: a publisher that the broker throttles must
 * not hold up settlements.
 */
@AutoConfiguration
@EnableConfigurationProperties(MessagingProperties.class)
@PropertySource("classpath:atelier-messaging-defaults.properties")
class MessagingAutoConfiguration {
  @Bean
  Broker publishingBroker(MessagingProperties properties) {
    return new Broker(properties, "publishing");
  }

  @Bean
  Broker consumingBroker(MessagingProperties properties) {
    return new Broker(properties, "consuming");
  }

  @Bean
  Topology topology(Broker publishingBroker) {
    return new Topology(publishingBroker);
  }

  @Bean
  MessageTracing messageTracing(ObjectProvider<ObservationRegistry> observations) {
    return new MessageTracing(observations.getIfAvailable(() -> ObservationRegistry.NOOP));
  }

  @Bean
  ConfirmingPublisher confirmingPublisher(
      Broker publishingBroker,
      JsonMapper json,
      MessagingProperties properties,
      MessageTracing tracing) {
    return new ConfirmingPublisher(publishingBroker, json, properties, tracing);
  }

  @Bean
  SettlingConsumer settlingConsumer(
      Broker consumingBroker,
      Topology topology,
      ConfirmingPublisher publisher,
      JsonMapper json,
      MessageTracing tracing) {
    return new SettlingConsumer(consumingBroker, topology, publisher, json, tracing);
  }

  @Bean
  BrokerHealth brokerHealthIndicator(Broker publishingBroker) {
    return new BrokerHealth(publishingBroker);
  }
}
