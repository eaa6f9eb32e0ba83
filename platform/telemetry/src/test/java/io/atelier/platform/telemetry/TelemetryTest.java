package io.atelier.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.RestController;

class TelemetryTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final Collection<SpanData> spans = new ConcurrentLinkedQueue<>();

  private static ReactiveWebServerApplicationContext app;
  private static WebTestClient http;

  @BeforeAll
  static void start() {
    app =
        (ReactiveWebServerApplicationContext)
            SpringApplication.run(
                Traced.class,
                "--server.port=0",
                "--atelier.web.public-paths=/**",
                "--management.tracing.sampling.probability=1.0");
    http =
        WebTestClient.bindToServer()
            .baseUrl("http://127.0.0.1:" + app.getWebServer().getPort())
            .build();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  void aProblemCarriesTheIdOfTheTraceTheClientBegan() {
    http.get()
        .uri("/nowhere")
        .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
        .exchange()
        .expectBody()
        .jsonPath("$.traceId")
        .isEqualTo(TRACE);

    assertThat(spans).extracting(SpanData::getTraceId).contains(TRACE);
  }

  @Test
  void aProblemCarriesATraceId_whenTheClientBeganNone() {
    http.get()
        .uri("/nowhere")
        .exchange()
        .expectBody()
        .jsonPath("$.traceId")
        .value(String.class, id -> assertThat(id).matches("[0-9a-f]{32}"));
  }

  @Test
  void probesAreNotTraced() {
    http.get()
        .uri("/actuator/health")
        .header("traceparent", "00-" + "ab".repeat(16) + "-00f067aa0ba902b7-01")
        .exchange()
        .expectStatus()
        .isOk();

    assertThat(spans).extracting(SpanData::getTraceId).doesNotContain("ab".repeat(16));
  }

  @SpringBootApplication
  @RestController
  static class Traced {
    @Bean
    SimpleSpanProcessor collecting() {
      return (SimpleSpanProcessor) SimpleSpanProcessor.create(new Collecting());
    }
  }

  private static final class Collecting implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> batch) {
      spans.addAll(batch);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
