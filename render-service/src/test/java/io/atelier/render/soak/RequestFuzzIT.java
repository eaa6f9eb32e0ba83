package io.atelier.render.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.render.RunningRender;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests nobody would send: the answer is a picture or a clear 4xx. Longer with {@code
 * -Dfuzz.requests=100000}.
 */
class RequestFuzzIT {
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 400);
  private static final String[] NAMES = {
    "text",
    "runs",
    "markup",
    "width",
    "height",
    "font",
    "weight",
    "style",
    "size",
    "line_height",
    "letter_spacing",
    "color",
    "background",
    "background_fit",
    "stroke",
    "shadow",
    "padding",
    "align",
    "vertical_align",
    "max_lines",
    "ellipsis",
    "auto_fit",
    "min_size",
    "direction",
    "language",
    "layers",
    "watermark",
    "format",
    "quality",
    "interlaced",
    "scale",
    "layers.0.type",
    "layers.0.width",
    "layers.31.x",
    "layers.99999999999.x",
    "runs.0.text",
    "watermark.text",
    "a.b.c"
  };
  private static final String[] VALUES = {
    "",
    " ",
    "0",
    "-0",
    "1",
    "2",
    "3",
    "1.5",
    "40",
    "300",
    "4096",
    "4097",
    "-1",
    "1e9",
    "1e-9",
    "NaN",
    "Infinity",
    "9".repeat(60),
    "0x10",
    "true",
    "false",
    "null",
    "[]",
    "{}",
    "[[[]]]",
    "{\"a\":1}",
    "red",
    "#fff",
    "#12345",
    "rgb(300,0,0)",
    "hsl(1e99,5%,5%)",
    "transparent",
    "linear-gradient(90deg, red, blue)",
    "linear-gradient(",
    "radial-gradient(circle at 1e9% 0, red, #0000)",
    "linear-gradient(" + "red,".repeat(300) + "blue)",
    "2px #000",
    "-5px red",
    "0 2px 8px #0008",
    "center",
    "justify",
    "START",
    "png",
    "svg",
    "webp",
    "jpeg",
    "gif",
    "rectangle",
    "image",
    "text",
    "over",
    "mask",
    "src",
    "noto-serif",
    "user:1-0",
    "user:../x",
    "http://127.0.0.1/",
    "asset:1/2",
    "upload:x",
    "<b>bold</b>",
    "<span color=red size=1e9>x</span>",
    "<b><i></b>",
    "<",
    "&#x110000;",
    "ja",
    "zz-ZZ-x",
    "*",
    "../../etc/passwd",
    "{{x}}",
    "%00",
    "\u0000",
    "\uD800",
    "a".repeat(6000)
  };

  private static RunningRender render;

  @BeforeAll
  static void start() {
    render = RunningRender.alone();
  }

  @AfterAll
  static void stop() {
    render.close();
  }

  @Test
  void answersAPictureOrAClearRefusal_whateverTheQuery() {
    SplittableRandom random = new SplittableRandom(1);
    int pictures = 0;
    for (int i = 0; i < REQUESTS; i++) {
      StringBuilder query = new StringBuilder("/api/v1/render/text?text=a");
      fields(random)
          .forEach(
              (name, value) -> query.append('&').append(name).append('=').append(encoded(value)));
      pictures += sound(query.toString(), render.http().get().uri(query.toString())) ? 1 : 0;
    }
    assertThat(pictures).isPositive();
  }

  @Test
  void answersAPictureOrAClearRefusal_whateverTheBody() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < REQUESTS; i++) {
      byte[] body = body(random);
      sound(
          new String(body, StandardCharsets.UTF_8),
          render
              .http()
              .post()
              .uri("/api/v1/render/text")
              .contentType(MediaType.APPLICATION_JSON)
              .bodyValue(body));
    }
  }

  @Test
  void answersAPictureOrAClearRefusal_whateverTheWishForASize() {
    SplittableRandom random = new SplittableRandom(3);
    byte[] png =
        render
            .http()
            .get()
            .uri("/api/v1/render/text?text=a&width=90&height=40")
            .exchange()
            .expectBody()
            .returnResult()
            .getResponseBody();
    for (int i = 0; i < REQUESTS; i++) {
      StringBuilder query = new StringBuilder("/api/v1/resize?");
      for (String name : new String[] {"width", "height", "fit", "format", "quality"}) {
        if (random.nextBoolean()) {
          String value = VALUES[random.nextInt(VALUES.length - 1)];
          query.append('&').append(name).append('=').append(encoded(value));
        }
      }
      byte[] damaged = png.clone();
      for (int hit = random.nextInt(4); hit > 0; hit--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      sound(query.toString(), render.http().post().uri(query.toString()).bodyValue(damaged));
    }
  }

  /** Whether it was answered with a picture. */
  private static boolean sound(String what, WebTestClient.RequestHeadersSpec<?> request) {
    var answer = request.exchange().expectBody().returnResult();
    int status = answer.getStatus().value();
    String shown = what.substring(0, Math.min(300, what.length()));
    assertThat(status == 200 || (status >= 400 && status < 500))
        .as("%d for %s", status, shown)
        .isTrue();
    assertThat(answer.getResponseBody()).as(shown).isNotEmpty();
    MediaType type = answer.getResponseHeaders().getContentType();
    if (status != 200 && status != 414) {
      assertThat(type).as(shown).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
    }
    return status == 200;
  }

  private static Map<String, String> fields(RandomGenerator random) {
    Map<String, String> fields = new LinkedHashMap<>();
    int count = random.nextInt(1, 4);
    for (int i = 0; i < count; i++) {
      fields.put(NAMES[random.nextInt(NAMES.length)], VALUES[random.nextInt(VALUES.length - 1)]);
    }
    return fields;
  }

  /** A scene of strange values, sometimes with some of its bytes damaged. */
  private static byte[] body(RandomGenerator random) {
    Map<String, Object> scene = new LinkedHashMap<>();
    scene.put("text", sendable(RandomText.of(random, 40)));
    fields(random).forEach((name, value) -> scene.put(name, typed(sendable(value), random)));
    byte[] body = new JsonMapper().writeValueAsBytes(scene);
    if (random.nextInt(3) == 0) {
      body[random.nextInt(body.length)] = (byte) random.nextInt();
    }
    return body;
  }

  /** JSON is UTF-8, which has no lone surrogates. */
  private static String sendable(String text) {
    return text.replaceAll("\\p{Cs}", "\uFFFD");
  }

  private static Object typed(String value, RandomGenerator random) {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextInt();
      case 1 -> random.nextDouble() * 100;
      case 2 -> java.util.List.of(value, Map.of("type", value, "x", 1));
      case 3 -> Map.of("text", value, "size", 5);
      default -> value;
    };
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
