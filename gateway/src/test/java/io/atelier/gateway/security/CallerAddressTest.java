package io.atelier.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.platform.web.ClientAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class CallerAddressTest {

  private final CallerAddress filter =
      new CallerAddress(new SecurityProperties(List.of("10.0.0.0/8"), List.of()));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "8.8.8.8  | 1.2.3.4            | 8.8.8.8", // a client's own claim
        "10.0.0.1 | 1.2.3.4            | 1.2.3.4",
        "10.0.0.1 | 6.6.6.6, 1.2.3.4   | 1.2.3.4", // forged before the proxy wrote
        "10.0.0.1 | 1.2.3.4, 10.0.0.2  | 1.2.3.4", // two proxies
        "10.0.0.1 | nonsense           | 10.0.0.1",
        "10.0.0.1 |                    | 10.0.0.1",
      })
  void believesOnlyTrustedProxies(String peer, String forwardedFor, String caller) {
    MockServerHttpRequest.BaseBuilder<?> request =
        MockServerHttpRequest.get("/").remoteAddress(new InetSocketAddress(peer, 1));
    if (forwardedFor != null) {
      request.header("X-Forwarded-For", forwardedFor);
    }
    AtomicReference<String> seen = new AtomicReference<>();

    filter
        .filter(
            MockServerWebExchange.from(request),
            exchange -> Mono.fromRunnable(() -> seen.set(ClientAddress.of(exchange))))
        .block();

    assertThat(seen.get()).isEqualTo(caller);
  }
}
