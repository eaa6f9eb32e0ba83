package io.atelier.render.font.user;

import io.atelier.platform.web.PublicAddress;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.netty.channel.ChannelOption;
import io.netty.util.NetUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

/**
 * Fetches font files: public addresses only, no redirects, bounded in bytes and time, behind the
 * circuit breaker {@code font-loader}. The address is judged where the connection is made, so a
 * name cannot resolve to one when it is judged and to another when it is called.
 */
@Component
final class FontFetcher {
  private static final int CONNECT_MILLIS = 2_000;
  private static final int OK = 200;

  private final FontProperties properties;
  private final CircuitBreaker breaker;
  private final HttpClient http;

  FontFetcher(FontProperties properties, CircuitBreaker fontLoaderBreaker) {
    this.properties = properties;
    this.breaker = fontLoaderBreaker;
    this.http =
        HttpClient.create()
            .followRedirect(false)
            .disableRetry(true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
            .resolvedAddressesSelector((config, found) -> callable(found));
  }

  /** The file's bytes; errors with whatever kept it away. */
  Mono<byte[]> fetch(URI address) {
    return Mono.defer(() -> requested(address))
        .timeout(properties.fetchTimeout())
        .transformDeferred(CircuitBreakerOperator.of(breaker));
  }

  private Mono<byte[]> requested(URI address) {
    @Nullable InetAddress literal = NetUtil.createInetAddressFromIpAddressString(address.getHost());
    return literal != null && !mayCall(literal)
        ? Mono.error(() -> new IOException("not a public address: " + literal))
        : http.get().uri(address).response(this::body).single();
  }

  private List<? extends SocketAddress> callable(List<? extends SocketAddress> found) {
    List<? extends SocketAddress> callable =
        found.stream()
            .filter(
                address -> address instanceof InetSocketAddress inet && mayCall(inet.getAddress()))
            .toList();
    if (callable.isEmpty()) {
      throw new IllegalStateException("resolves to no public address");
    }
    return callable;
  }

  private boolean mayCall(InetAddress address) {
    return properties.privateAddresses() || PublicAddress.is(address);
  }

  private Mono<byte[]> body(HttpClientResponse response, ByteBufFlux content) {
    int status = response.status().code();
    return status == OK
        ? gathered(content)
        : Mono.error(() -> new IOException("the origin answered " + status));
  }

  private Mono<byte[]> gathered(ByteBufFlux content) {
    var file = new ByteArrayOutputStream();
    return content
        .asByteArray()
        .handle(
            (byte[] bytes, reactor.core.publisher.SynchronousSink<byte[]> sink) -> {
              if (file.size() + bytes.length > properties.maxFile().toBytes()) {
                sink.error(new IOException("the file is too large"));
              } else {
                file.writeBytes(bytes);
              }
            })
        .then(Mono.fromSupplier(file::toByteArray));
  }
}
