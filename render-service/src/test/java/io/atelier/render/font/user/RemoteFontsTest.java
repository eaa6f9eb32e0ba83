package io.atelier.render.font.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.atelier.render.font.FontLibrary;
import io.atelier.render.font.sfnt.UnusableFont;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class RemoteFontsTest {
  private static final FontLibrary BUNDLED = new FontLibrary();

  private final CircuitBreaker breaker = FontBreaker.breaker(Duration.ofSeconds(30));
  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch late = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final FaceFiles faces = new FaceFiles(BUNDLED);
  private HttpServer origin;

  @BeforeEach
  void start() throws IOException {
    origin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    origin.setExecutor(threads);
    serve("/latin.woff2", 200, Fonts.file("latin.woff2"));
    serve("/page", 200, "<html>no font</html>".getBytes());
    serve("/missing", 404, new byte[0]);
    serve("/large", 200, new byte[200_000]);
    origin.createContext(
        "/moved",
        exchange -> {
          calls.incrementAndGet();
          exchange.getResponseHeaders().set("Location", "/latin.woff2");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    origin.createContext(
        "/late",
        exchange -> {
          calls.incrementAndGet();
          try {
            late.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    origin.start();
  }

  @AfterEach
  void stop() {
    late.countDown();
    origin.stop(0);
    threads.shutdownNow();
    faces.destroy();
  }

  @Test
  void fetchesAFontOnce() {
    RemoteFonts fonts = fonts(address(""), true);

    for (int i = 0; i < 3; i++) {
      StepVerifier.create(fonts.find(address("/latin.woff2")))
          .assertNext(
              font -> {
                assertThat(font.fallback()).isFalse();
                assertThat(font.family().name()).startsWith("fetched:");
                assertThat(font.family().primary().file()).exists();
                assertThat(font.family().primary().awt().canDisplay('Ä')).isTrue();
                assertThat(font.family().primary().awt().canDisplay('Ж')).isFalse();
              })
          .verifyComplete();
    }
    assertThat(calls).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/missing", "/large", "/moved", "/late"})
  void standsTheDefaultFontIn_whenTheOriginFails(String path) {
    StepVerifier.create(fonts(address(""), true).find(address(path)))
        .assertNext(RemoteFontsTest::assertReplaced)
        .verifyComplete();
    assertThat(calls).hasValue(1);
  }

  @Test
  void asksNobody_whileTheBreakerIsOpen() {
    RemoteFonts fonts = fonts(address(""), true);
    for (int i = 0; i < 5; i++) {
      StepVerifier.create(fonts.find(address("/missing")))
          .assertNext(RemoteFontsTest::assertReplaced)
          .verifyComplete();
    }

    assertThat(calls).hasValue(3);
    assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
  }

  @Test
  void saysSo_whenTheFileIsNoFont() {
    StepVerifier.create(fonts(address(""), true).find(address("/page")))
        .verifyError(UnusableFont.class);
  }

  @Test
  void callsNoPrivateAddress_byNumberOrByName() {
    String byName = "http://localhost:" + origin.getAddress().getPort();
    for (String base : List.of(address(""), byName)) {
      StepVerifier.create(fonts(base, false).find(base + "/latin.woff2"))
          .assertNext(RemoteFontsTest::assertReplaced)
          .verifyComplete();
    }
    assertThat(calls).hasValue(0);

    StepVerifier.create(fonts(byName, true).find(byName + "/latin.woff2"))
        .assertNext(font -> assertThat(font.fallback()).isFalse())
        .verifyComplete();
  }

  private static void assertReplaced(LoadedFont font) {
    assertThat(font.fallback()).isTrue();
    assertThat(font.family().name()).isEqualTo("noto-sans-cjk");
  }

  private RemoteFonts fonts(String allowed, boolean privateAddresses) {
    FontProperties properties = Fonts.properties(List.of(URI.create(allowed)), privateAddresses);
    return new RemoteFonts(
        new FontFetcher(properties, breaker),
        faces,
        new OpenFonts(properties),
        Schedulers.boundedElastic(),
        properties,
        BUNDLED);
  }

  private String address(String path) {
    return "http://127.0.0.1:" + origin.getAddress().getPort() + path;
  }

  private void serve(String path, int status, byte[] body) {
    origin.createContext(
        path,
        exchange -> {
          calls.incrementAndGet();
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }
}
