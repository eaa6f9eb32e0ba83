package io.atelier.gateway;

import static io.atelier.gateway.GatewayUnderTest.ISSUER;
import static io.atelier.gateway.GatewayUnderTest.json;
import static io.atelier.gateway.GatewayUnderTest.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RoutingIT {

  private final GatewayUnderTest gateway = GatewayUnderTest.shared();

  @Test
  void passesRequestAndAnswerOn() {
    HttpResponse<String> answer =
        send(gateway.request("/open/a%20b?q=1&q=2").POST(BodyPublishers.ofString("hello")).build());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).get("method").asString()).isEqualTo("POST");
    assertThat(json(answer).get("uri").asString()).isEqualTo("/open/a%20b?q=1&q=2");
    assertThat(json(answer).get("length").asInt()).isEqualTo(5);
  }

  @Test
  void passesAnUpstreamsErrorOnAsItIs() {
    assertThat(gateway.get("/open/teapot").statusCode()).isEqualTo(418);
  }

  @Test
  void saysItselfWhoCalls_whateverTheClientClaims() {
    JsonNode headers =
        json(gateway.get(
                "/open/x",
                "X-Forwarded-For",
                "6.6.6.6",
                "Forwarded",
                "for=6.6.6.6",
                "X-User-Id",
                "1",
                "X-Real-Ip",
                "6.6.6.6",
                "X-Forwarded-Proto",
                "https"))
            .get("headers");

    assertThat(headers.get("x-forwarded-for").asString()).isEqualTo("127.0.0.1");
    assertThat(headers.propertyNames())
        .doesNotContain("forwarded", "x-user-id", "x-real-ip", "x-forwarded-proto");
  }

  @Test
  void dropsHopByHopHeaders() {
    JsonNode headers =
        json(gateway.get("/open/x", "TE", "trailers", "Keep-Alive", "5")).get("headers");

    assertThat(headers.propertyNames()).doesNotContain("te", "keep-alive");
  }

  @Test
  void answersWithItsOwnRequestIdAndSecurityHeaders() {
    HttpResponse<String> answer = gateway.get("/open/x", "X-Request-Id", "mine-1");

    assertThat(answer.headers().allValues("X-Request-Id")).containsExactly("mine-1");
    assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'");
    assertThat(answer.headers().firstValue("Server")).isEmpty();
    assertThat(json(answer).get("headers").get("x-request-id").asString()).isEqualTo("mine-1");
  }

  @Test
  void letsAValidTokenPass_andForwardsIt() {
    String bearer = ISSUER.bearer(7, "ada");

    HttpResponse<String> answer = gateway.get("/secret/1", "Authorization", bearer);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).get("headers").get("authorization").asString()).isEqualTo(bearer);
  }

  @Test
  void refusesTokensThatProveNothing() {
    for (String token :
        new String[] {
          ISSUER.expired(7, "ada"),
          ISSUER.forged(7, "ada"),
          ISSUER.unsigned(7, "ada"),
          ISSUER.forAudience("elsewhere", 7, "ada"),
          "garbage"
        }) {
      HttpResponse<String> answer = gateway.get("/secret/1", "Authorization", "Bearer " + token);

      assertProblem(answer, 401, "token-invalid");
      assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
          .contains("invalid_token");
    }
  }

  @Test
  void asksForAToken_whereOneIsNeeded() {
    HttpResponse<String> answer = gateway.get("/secret/1");

    assertProblem(answer, 401, "token-missing");
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
  }

  @Test
  void answersAProblem_whenThePathIsUnknown() {
    assertProblem(gateway.get("/nowhere"), 404, "not-found");
  }

  @Test
  void namesTheMethodsAPathTakes_whenTheMethodIsWrong() {
    HttpResponse<String> answer =
        send(gateway.request("/secret/1").POST(BodyPublishers.ofString("x")).build());

    assertProblem(answer, 405, "method-not-allowed");
    assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET", "DELETE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /%zz HTTP/1.1", "nonsense", "GET / HTTP/x"})
  void answersAProblem_whenTheRequestIsNotHttp(String line) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", gateway.port())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write((line + "\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));

      String answer = head(socket.getInputStream());

      assertThat(answer)
          .startsWith("HTTP/1.1 400")
          .containsIgnoringCase("application/problem+json");
    }
  }

  @Test
  void refusesAnAnnouncedBody_unread() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", gateway.port())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              "POST /open/x HTTP/1.1\r\nHost: x\r\nContent-Length: 31457280\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));

      String answer = head(socket.getInputStream());

      assertThat(answer)
          .startsWith("HTTP/1.1 413")
          .containsIgnoringCase("application/problem+json");
    }
  }

  @Test
  void refusesAChunkedBody_onceItIsPastTheLimit() {
    byte[] chunk = new byte[10_000];
    HttpRequest request =
        gateway
            .request("/open/x")
            .POST(
                BodyPublishers.fromPublisher(
                    BodyPublishers.ofByteArrays(
                        IntStream.range(0, 11).mapToObj(_ -> chunk).toList())))
            .build();

    assertProblem(send(request), 413, "body-too-large");
  }

  @Test
  void takesAChunkedBody_withinTheLimit() {
    byte[] chunk = new byte[10_000];
    HttpRequest request =
        gateway
            .request("/open/x")
            .POST(
                BodyPublishers.fromPublisher(
                    BodyPublishers.ofByteArrays(
                        IntStream.range(0, 10).mapToObj(_ -> chunk).toList())))
            .build();

    assertThat(json(send(request)).get("length").asInt()).isEqualTo(100_000);
  }

  @Test
  void answers504_whenTheServiceIsLate() {
    assertProblem(gateway.get("/slow/late"), 504, "service-timeout");
  }

  @Test
  void answers502_whenTheServiceHangsUp() {
    assertProblem(gateway.get("/open/hang-up"), 502, "service-broke-off");
  }

  @Test
  void answers503WithRetryAfter_whenTheServiceIsDown_alsoOnceItsCircuitIsOpen() {
    for (int i = 0; i < 25; i++) {
      HttpResponse<String> answer = gateway.get("/down");

      assertProblem(answer, 503, "service-unavailable");
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
    }
  }

  private static String head(InputStream in) throws Exception {
    StringBuilder head = new StringBuilder();
    for (int b = in.read(); b >= 0 && head.indexOf("\r\n\r\n") < 0; b = in.read()) {
      head.append((char) b);
    }
    return head.toString();
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String slug) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = json(answer);
    assertThat(problem.get("type").asString()).endsWith("/" + slug);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("traceId").asString()).isNotEmpty();
  }
}
