package io.atelier.loadtest;

import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.util.List;
import java.util.stream.IntStream;

/** The gateway under test. */
final class Target {
  private static final String GATEWAY =
      "http://127.0.0.1:" + System.getenv().getOrDefault("ATELIER_GATEWAY_PORT", "8080");
  private static final int ADDRESSES = 50;

  private Target() {}

  /**
   * Users on one machine would share one address and so one rate limit. On a loopback target they
   * take turns at {@code --addresses} source addresses of 127.0.1.0/24, as users of a real site do.
   */
  static HttpProtocolBuilder protocol() {
    String url = Option.text("url", GATEWAY);
    HttpProtocolBuilder protocol =
        http.baseUrl(url).userAgentHeader("atelier-loadtest").disableCaching();
    int addresses = Math.min(250, Option.number("addresses", ADDRESSES));
    return url.startsWith("http://127.") && addresses > 0
        ? protocol.localAddresses(loopback(addresses))
        : protocol;
  }

  private static List<String> loopback(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "127.0.1." + i).toList();
  }
}
