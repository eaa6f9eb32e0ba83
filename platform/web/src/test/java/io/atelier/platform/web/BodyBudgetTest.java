package io.atelier.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class BodyBudgetTest {
  private static final int MEGABYTE = 1 << 20;

  private final BodyBudget budget = new BodyBudget(3 * MEGABYTE, 2 * MEGABYTE);

  @Test
  void refuses_whenBodiesInHandLeaveNoRoom() {
    held(2 * MEGABYTE);

    assertThatThrownBy(() -> answered(request(2 * MEGABYTE)).block())
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.status().value()).isEqualTo(503);
              assertThat(problem.headers().getFirst("Retry-After")).isEqualTo("2");
            });
  }

  @Test
  void takesTheNext_whenOneIsDone() {
    Sinks.Empty<Void> first = held(2 * MEGABYTE);

    first.tryEmitEmpty();

    assertThatCode(() -> answered(request(2 * MEGABYTE)).block()).doesNotThrowAnyException();
  }

  @Test
  void takesTheNext_afterARefusal() {
    held(2 * MEGABYTE);
    assertThatThrownBy(() -> answered(request(2 * MEGABYTE)).block()).isNotNull();

    assertThatCode(() -> answered(request(MEGABYTE)).block()).doesNotThrowAnyException();
  }

  @Test
  void countsTheMost_whenTheLengthIsNotSaid() {
    held(2 * MEGABYTE);
    var chunked = MockServerHttpRequest.post("/").header(HttpHeaders.TRANSFER_ENCODING, "chunked");

    assertThatThrownBy(() -> answered(chunked).block()).isInstanceOf(ProblemException.class);
  }

  @Test
  void leavesSmallBodiesAlone() {
    held(3 * MEGABYTE);

    assertThatCode(() -> answered(request(1000)).block()).doesNotThrowAnyException();
  }

  @Test
  void leavesALoneLargeBodyToItsOwnLimit() {
    assertThatCode(() -> answered(request(4 * MEGABYTE)).block()).doesNotThrowAnyException();
  }

  /** A request in hand until its sink is emptied. */
  private Sinks.Empty<Void> held(int bytes) {
    Sinks.Empty<Void> answer = Sinks.empty();
    budget
        .filter(MockServerWebExchange.from(request(bytes)), exchange -> answer.asMono())
        .subscribe();
    return answer;
  }

  private Mono<Void> answered(MockServerHttpRequest.BaseBuilder<?> request) {
    return budget.filter(MockServerWebExchange.from(request), exchange -> Mono.empty());
  }

  private static MockServerHttpRequest.BodyBuilder request(int bytes) {
    return MockServerHttpRequest.post("/").contentLength(bytes);
  }
}
