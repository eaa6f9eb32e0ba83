package io.atelier.platform.web;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Bounds the bytes of all request bodies that are in hand at once: each may be allowed, but a
 * hundred of them would not fit the heap. What goes over is refused with 503 before it is read.
 */
final class BodyBudget implements WebFilter, Ordered {
  private static final int AFTER_IDENTITY = Ordered.HIGHEST_PRECEDENCE + 200;

  /** A body this small costs no more than the request itself. */
  private static final long SMALL = 64 * 1024;

  private final long budget;
  private final long unknownLength;
  private final AtomicLong held = new AtomicLong();

  /**
   * @param budget bytes of bodies held at once
   * @param unknownLength what a body counts that does not say its length
   */
  BodyBudget(long budget, long unknownLength) {
    this.budget = budget;
    this.unknownLength = unknownLength;
  }

  @Override
  public int getOrder() {
    return AFTER_IDENTITY;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    long length = length(exchange);
    if (length <= SMALL) {
      return chain.filter(exchange);
    }
    return Mono.using(() -> take(length), _ -> chain.filter(exchange), this::giveBack);
  }

  private long length(ServerWebExchange exchange) {
    var headers = exchange.getRequest().getHeaders();
    return headers.containsHeader("Transfer-Encoding") ? unknownLength : headers.getContentLength();
  }

  /**
   * A single body larger than the budget passes while nothing else is held; its own limit rules.
   */
  private long take(long length) {
    long before = held.getAndAdd(length);
    if (before > 0 && before + length > budget) {
      giveBack(length);
      throw new ProblemException(
              HttpStatus.SERVICE_UNAVAILABLE,
              "too-busy",
              "Too busy at the moment",
              "Too many large requests at once. Try again shortly.")
          .header("Retry-After", "2");
    }
    return length;
  }

  private void giveBack(long length) {
    held.addAndGet(-length);
  }
}
