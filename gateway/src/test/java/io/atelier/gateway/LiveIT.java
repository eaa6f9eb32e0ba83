package io.atelier.gateway;

import static io.atelier.gateway.GatewayUnderTest.HTTP;
import static io.atelier.gateway.GatewayUnderTest.ISSUER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LiveIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Longer than a cold gateway on a busy machine takes to answer. */
  private static final Duration TOKEN_LIFE = Duration.ofSeconds(5);

  private final GatewayUnderTest gateway = GatewayUnderTest.shared();
  private final long userId = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
  private final String token = ISSUER.token(userId, "ada");

  @Test
  void tellsAUserHisOwnEvents_andNobodyElses() {
    Client client = connect("?access_token=" + token);
    assertThat(client.next().toString()).isEqualTo("{\"type\":\"ready\",\"recovered\":false}");

    append("user:" + userId + "0", "job.queued", Map.of("job_id", "2"));
    String id = append("user:" + userId, "job.queued", Map.of("job_id", "1"));

    JsonNode event = client.next();
    assertThat(event.get("id").asString()).isEqualTo(id);
    assertThat(event.get("type").asString()).isEqualTo("job.queued");
    assertThat(event.get("time").asString()).endsWith("Z");
    assertThat(event.get("data").get("job_id").asString()).isEqualTo("1");
    client.close();
  }

  @Test
  void replaysWhatASocketMissed_thenGoesOnLive() {
    String seen = append("user:" + userId, "job.queued", Map.of());
    String missed = append("user:" + userId, "job.running", Map.of());

    Client client = connect("?access_token=" + token + "&last_event_id=" + seen);

    assertThat(client.next().get("recovered").asBoolean()).isTrue();
    assertThat(client.next().get("id").asString()).isEqualTo(missed);
    String live = append("user:" + userId, "job.succeeded", Map.of());
    assertThat(client.next().get("id").asString()).isEqualTo(live);
    client.close();
  }

  @Test
  void tellsEveryEventOnce_whenTheyHappenDuringTheReplay() {
    String seen = append("user:" + userId, "job.progress", Map.of("n", 0));
    CompletableFuture<Long> appending =
        Flux.range(1, 200)
            .concatMap(n -> gateway.live().append("user:" + userId, "job.progress", Map.of("n", n)))
            .count()
            .toFuture();

    Client client = connect("?access_token=" + token + "&last_event_id=" + seen);

    assertThat(client.next().get("recovered").asBoolean()).isTrue();
    for (int n = 1; n <= 200; n++) {
      assertThat(client.next().get("data").get("n").asInt()).isEqualTo(n);
    }
    appending.join();
    client.close();
  }

  @Test
  void answersPing_andKeepsATalkingSocketOpen() {
    Client client = connect("?access_token=" + token);
    client.next();

    client.socket.sendText("ping", true).join();

    assertThat(client.nextText()).isEqualTo("pong");
    client.close();
  }

  @Test
  void refusesTheHandshake_withoutAValidToken() {
    for (String query :
        new String[] {"", "?access_token=nonsense", "?access_token=" + ISSUER.expired(1, "x")}) {
      assertThatThrownBy(() -> connect(query))
          .cause()
          .isInstanceOfSatisfying(
              WebSocketHandshakeException.class,
              refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(401));
    }
  }

  @Test
  void boundsTheConnectionsOfAUser() {
    Stream.generate(() -> connect("?access_token=" + token)).limit(3).forEach(Client::next);

    assertThatThrownBy(() -> connect("?access_token=" + token))
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(429));
  }

  @Test
  void closesTheSocket_whenItsTokenExpires() {
    Client client = connect("?access_token=" + ISSUER.token(userId, "ada", TOKEN_LIFE));
    client.next();

    assertThat(client.closed.join()).isEqualTo(4001);
  }

  @Test
  void closesASocketThatGivesNoSignOfLife() throws Exception {
    try (Socket mute = handshakeByHand()) {
      byte[] all =
          mute.getInputStream().readAllBytes(); // pings, then the close frame, then the end

      assertThat(closeCode(all)).isEqualTo(4003);
    }
  }

  @Test
  void cutsASocketThatDoesNotRead() throws Exception {
    try (Socket slow = handshakeByHand()) {
      String large = "x".repeat(20_000);
      for (int n = 0; n < 400; n++) {
        append("user:" + userId, "job.progress", Map.of("large", large));
      }

      byte[] all = slow.getInputStream().readAllBytes();

      assertThat(all.length).isLessThan(400 * 20_000);
    }
  }

  @Test
  void streamsTheSameEvents() throws Exception {
    String seen = append("user:" + userId, "job.queued", Map.of());
    String missed = append("user:" + userId, "job.running", Map.of());

    HttpResponse<Stream<String>> answer =
        HTTP.send(
            gateway
                .request("/api/v1/events")
                .headers("Authorization", "Bearer " + token, "Last-Event-ID", seen)
                .build(),
            HttpResponse.BodyHandlers.ofLines());

    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/event-stream");
    try (Stream<String> lines = answer.body()) {
      assertThat(lines.filter(line -> !line.isEmpty()).limit(4))
          .satisfiesExactly(
              ready -> assertThat(ready).isEqualTo("data:{\"type\":\"ready\",\"recovered\":true}"),
              id -> assertThat(id).isEqualTo("id:" + missed),
              data -> assertThat(data).contains("\"type\":\"job.running\""),
              heartbeat -> assertThat(heartbeat).isEqualTo(":ping"));
    }
  }

  @Test
  void endsAnEventStream_whenItsTokenExpires() {
    HttpResponse<String> answer =
        gateway.get("/api/v1/events?access_token=" + ISSUER.token(userId, "a", TOKEN_LIFE));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("data:{\"type\":\"ready\",\"recovered\":false}\n\n");
  }

  private String append(String owner, String type, Object data) {
    return gateway.live().append(owner, type, data).block(PATIENCE);
  }

  private Client connect(String query) {
    Client client = new Client();
    client.socket =
        HTTP.newWebSocketBuilder()
            .buildAsync(
                URI.create("ws://127.0.0.1:" + gateway.port() + "/api/v1/live" + query), client)
            .join();
    return client;
  }

  /** A socket whose client never answers a ping and reads only when told to. */
  private Socket handshakeByHand() throws Exception {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress("127.0.0.1", gateway.port()));
    socket.setSoTimeout(20_000);
    socket
        .getOutputStream()
        .write(
            """
            GET /api/v1/live?access_token=%s HTTP/1.1\r
            Host: x\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            \r
            """
                .formatted(token)
                .getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    assertThat(head.toString()).startsWith("HTTP/1.1 101");
    return socket;
  }

  /** Code of the close frame (0x88) that short, unmasked frames end with. */
  private static int closeCode(byte[] frames) {
    int at = 0;
    while ((frames[at] & 0xFF) != 0x88) {
      at += 2 + frames[at + 1];
    }
    return (frames[at + 2] & 0xFF) << 8 | (frames[at + 3] & 0xFF);
  }

  private static final class Client implements WebSocket.Listener {
    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed =
        new CompletableFuture<Integer>().orTimeout(20, TimeUnit.SECONDS);
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        texts.add(partial.toString());
        partial.setLength(0);
      }
      webSocket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
      closed.complete(statusCode);
      return null;
    }

    String nextText() {
      try {
        String text = texts.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(text).as("a message within the deadline, closed: %s", closed).isNotNull();
        return text;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    JsonNode next() {
      return JSON.readTree(nextText());
    }

    void close() {
      socket.abort();
    }
  }
}
