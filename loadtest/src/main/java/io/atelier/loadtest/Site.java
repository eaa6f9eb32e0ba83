package io.atelier.loadtest;

import static io.gatling.javaapi.core.CoreDsl.ByteArrayBody;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;

/** S0's calls. Each check bears the name it has in S0's script. */
final class Site {
  private static final String JSON = "application/json";
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private Site() {}

  static ChainBuilder signup() {
    return exec(post("signup", "/api/v1/signup", "account").check(ok("signup succeeded")));
  }

  /** Sends the whole object of the sign-up again, as S0's script does. */
  static ChainBuilder login() {
    return exec(
        post("login", "/api/v1/login", "account")
            .check(
                ok("Login succeeded"),
                jsonPath("$.data.access_token").saveAs("access_token"),
                jsonPath("$.data.refresh_token").saveAs("refresh_token")));
  }

  static ChainBuilder createCategory() {
    return withRefresh(
        "Create group succeeded",
        authorized(post("createCategory", "/api/v1/createCategory", "category")));
  }

  static ChainBuilder categories() {
    return withRefresh(
        "Browse groups succeeded",
        authorized(http("category").get("/api/v1/category"))
            .check(jsonPath("$.data[0].category_id").optional().saveAs("category_id")));
  }

  static ChainBuilder categoryDetail() {
    return withRefresh(
        "Browse works succeeded",
        authorized(http("categoryDetail").get("/api/v1/categoryDetail/#{category_id}")));
  }

  static ChainBuilder processImage() {
    return withRefresh(
        "Process task submitted",
        authorized(post("processImage", "/api/v1/processImage", "process")));
  }

  static ChainBuilder uploadWork() {
    return withRefresh(
        "Upload work succeeded", authorized(post("uploadWork", "/api/v1/uploadWork", "work")));
  }

  static ChainBuilder refresh() {
    return exec(
        post("refresh_token", "/api/v1/refresh_token", "refresh")
            .check(
                ok("Token refreshed"),
                jsonPath("$.access_token").saveAs("access_token"),
                jsonPath("$.refresh_token").saveAs("refresh_token")));
  }

  /** The call; after a 401 a refresh and the call again, which then must succeed. */
  private static ChainBuilder withRefresh(String name, HttpRequestActionBuilder call) {
    return exec(call.check(status().in(200, 401).name(name).saveAs("status")))
        .exec(
            doIf(session -> session.getInt("status") == 401)
                .then(refresh(), exec(call.check(ok(name)))));
  }

  private static HttpRequestActionBuilder authorized(HttpRequestActionBuilder call) {
    return call.header("Authorization", "Bearer #{access_token}");
  }

  private static HttpRequestActionBuilder post(String name, String path, String body) {
    Function<Session, byte[]> bytes = session -> bodyOf(session, body);
    return http(name)
        .post(path)
        .header("Content-Type", JSON)
        .body(ByteArrayBody(bytes))
        .requestTimeout(DEADLINE);
  }

  private static byte[] bodyOf(Session session, String body) {
    Visitor visitor = session.get("visitor");
    String json =
        switch (body) {
          case "account" -> visitor.account();
          case "category" -> visitor.category();
          case "process" -> visitor.process(session.getString("category_id"));
          case "work" -> visitor.work(session.getString("category_id"));
          case "refresh" -> visitor.refresh(session.getString("refresh_token"));
          default -> throw new IllegalArgumentException(body);
        };
    return json.getBytes(StandardCharsets.ISO_8859_1); // all ASCII
  }

  private static io.gatling.javaapi.core.CheckBuilder ok(String name) {
    return status().is(200).name(name);
  }
}
