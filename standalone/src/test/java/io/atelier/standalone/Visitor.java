package io.atelier.standalone;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who uses the API through the gateway, as the first such site's load script does. */
final class Visitor {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final String gateway;
  private final Map<String, String> account;
  private final HttpClient http = HttpClient.newHttpClient();
  private String accessToken = "";
  private String refreshToken = "";

  Visitor(String gateway, String username) {
    this.gateway = gateway;
    this.account =
        Map.of(
            "avatar",
            picture(64),
            "username",
            username,
            "password",
            "password123",
            "confirm_password",
            "password123",
            "email",
            username + "@example.com");
  }

  void signUp() {
    ok(post("/api/v1/signup", account));
  }

  void logIn() {
    JsonNode tokens = ok(post("/api/v1/login", account)).path("data");
    accessToken = tokens.path("access_token").asString();
    refreshToken = tokens.path("refresh_token").asString();
  }

  void refresh() {
    JsonNode tokens = ok(post("/api/v1/refresh_token", Map.of("refresh_token", refreshToken)));
    accessToken = tokens.path("access_token").asString();
    assertThat(accessToken).isNotEmpty();
  }

  /** Makes a category; its id. */
  String createCategory(String name) {
    ok(
        post(
            "/api/v1/createCategory",
            Map.of("cover", picture(64), "category_name", name, "description", "made by a test")));
    return ok(get("/api/v1/category")).path("data").path(0).path("category_id").asString();
  }

  /** Asks for a picture of this seed; the job's id. */
  String processImage(String category, int seed) {
    return ok(post(
            "/api/v1/processImage",
            Map.of("ori_image", picture(512, seed), "category_id", category, "prompt", "anime")))
        .path("data")
        .path("job_id")
        .asString();
  }

  void uploadWork(String category) {
    ok(
        post(
            "/api/v1/uploadWork",
            Map.of("work_image", picture(128), "category_id", category, "prompt", "mine")));
  }

  /**
   * The status of each of his jobs by its id, in one call: asking for each would use up his quota.
   */
  Map<String, String> jobStatuses() {
    JsonNode page = ok(get("/api/v1/jobs?limit=100"));
    assertThat(page.path("next_cursor").isNull()).isTrue();
    return page.path("data")
        .valueStream()
        .collect(toMap(job -> job.path("job_id").asString(), job -> job.path("status").asString()));
  }

  /** The jobs that the category's works came from, uploads left out. */
  List<String> jobsOfWorks(String category) {
    JsonNode works =
        ok(get("/api/v1/categoryDetail/" + category + "?limit=100")).path("data").path("works");
    return works
        .valueStream()
        .map(work -> work.path("job_id"))
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .toList();
  }

  int works(String category) {
    return ok(get("/api/v1/categoryDetail/" + category + "?limit=100"))
        .path("data")
        .path("works")
        .size();
  }

  private static JsonNode ok(HttpResponse<String> response) {
    assertThat(response.statusCode()).as("%s: %s", response.uri(), response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(gateway + path)).GET());
  }

  private HttpResponse<String> post(String path, Map<String, String> body) {
    return send(
        HttpRequest.newBuilder(URI.create(gateway + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    if (!accessToken.isEmpty()) {
      request.header("Authorization", "Bearer " + accessToken);
    }
    try {
      return http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String picture(int size) {
    return picture(size, 0);
  }

  /** A gradient as data URL, another for each seed. */
  private static String picture(int size, int seed) {
    var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setPaint(
        new GradientPaint(0, 0, new Color(seed * 40_503 & 0xFFFFFF), size, size, Color.ORANGE));
    canvas.fillRect(0, 0, size, size);
    canvas.dispose();
    var png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
  }
}
