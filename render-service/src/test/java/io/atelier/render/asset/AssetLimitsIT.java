package io.atelier.render.asset;

import io.atelier.render.Pictures;
import io.atelier.render.RunningRender;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

class AssetLimitsIT {
  private static final int TEAL = 0xFF008080;

  @Test
  void boundsThePixelsInHand_andTheAssetsOfAUser() {
    try (var render =
        RunningRender.with(
            "--atelier.render.assets.held=10000B", "--atelier.render.assets.per-user=1")) {
      withBackground(render.http(), 60).expectStatus().isEqualTo(413);
      for (int i = 0; i < 5; i++) { // the same room again and again
        withBackground(render.http(), 40).expectStatus().isOk();
      }

      WebTestClient user = render.newUser().http();
      upload(user, 10).expectStatus().isCreated();
      upload(user, 10).expectStatus().isCreated();
      upload(user, 11).expectStatus().isEqualTo(409);
    }
  }

  private static WebTestClient.ResponseSpec withBackground(WebTestClient http, int size) {
    var form = new MultipartBodyBuilder();
    form.part("text", "a");
    form.part("background", "upload:ground");
    form.part("ground", file(Pictures.png(size, size, TEAL)));
    return http.post()
        .uri("/api/v1/render/text")
        .body(BodyInserters.fromMultipartData(form.build()))
        .exchange();
  }

  private static WebTestClient.ResponseSpec upload(WebTestClient http, int size) {
    return http.post()
        .uri("/api/v1/render/assets")
        .contentType(MediaType.IMAGE_PNG)
        .bodyValue(Pictures.png(size, size, TEAL))
        .exchange();
  }

  private static ByteArrayResource file(byte[] bytes) {
    return new ByteArrayResource(bytes) {
      @Override
      public String getFilename() {
        return "picture.png";
      }
    };
  }
}
