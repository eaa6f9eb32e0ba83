package io.atelier.gallery.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.gallery.Pictures;
import io.atelier.gallery.RunningGallery;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class BrokerAwayIT {

  @Test
  void acceptsUploads_andKeepsThemForLater() throws Exception {
    try (RunningGallery gallery =
        new RunningGallery("amqp://a:b@127.0.0.1:" + unusedPort() + "/")) {
      RunningGallery.User user = gallery.newUser();
      String category = user.createCategory("no broker");

      String id = user.upload(Pictures.png(30, 20), category);

      assertThat(user.data(user.get("/api/v1/uploads/" + id)).get("status").asString())
          .isEqualTo("ACCEPTED");
      assertThat(gallery.objectKeys(id)).hasSize(1);
      Permit permit = new Permit(Long.parseLong(id));
      gallery.bean(Processing.class).handle(permit).block(RunningGallery.PATIENCE);
      assertThat(user.settled(id).get("status").asString()).isEqualTo("DONE");
    }
  }

  private static int unusedPort() throws Exception {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
