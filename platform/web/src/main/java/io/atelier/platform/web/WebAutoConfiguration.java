package io.atelier.platform.web;

import io.netty.channel.ChannelOption;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.json.JsonMapper;

/** Wires what this jar gives into any WebFlux service. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@EnableConfigurationProperties(WebProperties.class)
class WebAutoConfiguration {
  /**
   * Longer than the gateway keeps an idle connection, so that the gateway is the one who closes.
   */
  private static final Duration SERVER_IDLE = Duration.ofSeconds(60);

  private static final int MAX_HEADER_BYTES = 16 * 1024;

  /** A text of 1,500 Han characters in a query, percent-encoded. */
  private static final int MAX_REQUEST_LINE_BYTES = 16 * 1024;

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  ProblemRenderer problemRenderer(JsonMapper json) {
    return new ProblemRenderer(json);
  }

  @Bean
  RequestIds requestIds() {
    return new RequestIds();
  }

  @Bean
  @ConditionalOnMissingBean
  TokenVerifier tokenVerifier(WebProperties properties, Clock clock) {
    var connections =
        ConnectionProvider.builder("jwks").maxConnections(2).pendingAcquireMaxCount(100).build();
    var http =
        HttpClient.create(connections)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) properties.jwksTimeout().toMillis())
            .responseTimeout(properties.jwksTimeout());
    var client = WebClient.builder().clientConnector(new ReactorClientHttpConnector(http)).build();
    return new TokenVerifier(
        new SigningKeys(client, properties.jwksUri(), properties.jwksTimeout(), clock),
        properties,
        clock);
  }

  @Bean
  @ConditionalOnProperty(
      name = "atelier.web.identity-required",
      havingValue = "true",
      matchIfMissing = true)
  IdentityFilter identityFilter(TokenVerifier tokens, WebProperties properties) {
    return new IdentityFilter(tokens, properties.publicPaths());
  }

  /** The gateway passes bodies on as they come and holds none. */
  @Bean
  @ConditionalOnProperty(
      name = "atelier.web.identity-required",
      havingValue = "true",
      matchIfMissing = true)
  BodyBudget bodyBudget(
      WebProperties properties,
      @Value("${spring.http.codecs.max-in-memory-size:256KB}") DataSize largest) {
    return new BodyBudget(properties.bodyBudget().toBytes(), largest.toBytes());
  }

  @Bean
  WebFluxConfigurer identityArgumentConfigurer() {
    return new WebFluxConfigurer() {
      @Override
      public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(new IdentityArgument());
      }
    };
  }

  @Bean
  NettyServerCustomizer serverDefaults() {
    return server ->
        server
            .idleTimeout(SERVER_IDLE)
            .httpRequestDecoder(
                decoder ->
                    decoder
                        .maxHeaderSize(MAX_HEADER_BYTES)
                        .maxInitialLineLength(MAX_REQUEST_LINE_BYTES));
  }
}
