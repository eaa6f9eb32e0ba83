package io.atelier.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a running service as any client would. */
record HttpCaller(String baseUrl, HttpClient client) {

  private static final JsonMapper JSON = new JsonMapper();

  static HttpCaller of(String baseUrl) {
    return new HttpCaller(baseUrl, HttpClient.newHttpClient());
  }

  record Answer(HttpResponse<byte[]> response) {

    Answer expect(int status) {
      assertThat(response.statusCode()).as(() -> new String(response.body())).isEqualTo(status);
      return this;
    }

    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    JsonNode json() {
      return JSON.readTree(response.body());
    }

    byte[] body() {
      return response.body();
    }
  }

  Answer get(String path, String token) {
    return send(request(path).header("Authorization", "Bearer " + token).GET());
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer post(String path, Object body, String... headers) {
    return postRaw(path, JSON.writeValueAsString(body), headers);
  }

  Answer postRaw(String path, String body, String... headers) {
    HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
    for (int header = 0; header < headers.length; header += 2) {
      request.header(headers[header], headers[header + 1]);
    }
    return send(request.POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(baseUrl + path));
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(client.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
