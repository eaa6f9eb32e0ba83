package io.atelier.platform.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Renders every failure as {@code application/problem+json} with the trace id, or as {@link
 * OpenAiError} where those clients call. A 5xx tells nothing internal; its cause is logged once,
 * here.
 */
public final class ProblemRenderer implements WebExceptionHandler, Ordered {
  private static final Logger log = LoggerFactory.getLogger(ProblemRenderer.class);

  /** Before Spring Boot's own handler, which stands at -1. */
  private static final int BEFORE_BOOT = -2;

  private final JsonMapper json;

  ProblemRenderer(JsonMapper json) {
    this.json = json;
  }

  @Override
  public int getOrder() {
    return BEFORE_BOOT;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    if (exchange.getResponse().isCommitted()) {
      return Mono.error(failure);
    }
    var problem = Problems.of(failure);
    report(problem, exchange);
    return render(problem, exchange);
  }

  private Mono<Void> render(ProblemException problem, ServerWebExchange exchange) {
    ServerHttpResponse response = exchange.getResponse();
    response.setStatusCode(problem.status());
    problem.headers().forEach(response.getHeaders()::addAll);
    boolean openAi = OpenAiError.isSpokenAt(exchange.getRequest().getPath().value());
    response
        .getHeaders()
        .setContentType(openAi ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON);
    if (openAi && OpenAiError.isFinal(problem)) {
      response.getHeaders().set("x-should-retry", "false");
    }
    response.getHeaders().remove(HttpHeaders.ETAG);
    response.getHeaders().setCacheControl("no-store");
    return response.writeWith(
        Mono.fromSupplier(
            () ->
                response
                    .bufferFactory()
                    .wrap(
                        json.writeValueAsBytes(
                            openAi ? OpenAiError.of(problem) : body(problem, exchange)))));
  }

  private static Map<String, Object> body(ProblemException problem, ServerWebExchange exchange) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", problem.type());
    body.put("title", problem.title());
    body.put("status", problem.status().value());
    body.put("detail", problem.detail());
    body.put("instance", exchange.getRequest().getPath().value());
    body.put("traceId", RequestIds.traceId(exchange));
    List<FieldProblem> errors = problem.errors();
    if (!errors.isEmpty()) {
      body.put("errors", errors);
    }
    return body;
  }

  private static void report(ProblemException problem, ServerWebExchange exchange) {
    if (!problem.status().is5xxServerError()) {
      return;
    }
    if (problem.headers().containsHeader(HttpHeaders.RETRY_AFTER)) {
      // Load that is shed on purpose: a stack trace for each would cost what shedding saves.
      tell(log.atInfo(), exchange).log("request refused: {}", problem.detail());
      return;
    }
    @Nullable Throwable cause = problem.getCause();
    tell(log.atError(), exchange)
        .setCause(cause == null ? problem : cause)
        .log("request failed with {}", problem.status().value());
  }

  private static LoggingEventBuilder tell(LoggingEventBuilder event, ServerWebExchange exchange) {
    return event
        .addKeyValue("traceId", RequestIds.traceId(exchange))
        .addKeyValue("method", exchange.getRequest().getMethod())
        .addKeyValue("path", exchange.getRequest().getPath().value());
  }
}
