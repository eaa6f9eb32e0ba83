package io.atelier.gallery.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.gallery.Pictures;
import io.atelier.gallery.RunningGallery;
import io.atelier.platform.testing.TestServers;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pipeline on each broker beyond the one that the other tests use. */
class EveryBrokerIT {

  static List<String> brokers() {
    return TestServers.amqpUrls().stream().skip(1).toList();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("brokers")
  void makesAWorkOfAnUpload(String amqpUrl) {
    try (RunningGallery gallery = new RunningGallery(amqpUrl)) {
      RunningGallery.User user = gallery.newUser();
      String category = user.createCategory("on another broker");

      String id = user.upload(Pictures.png(300, 200), category);

      assertThat(user.settled(id).get("status").asString()).isEqualTo("DONE");
    }
  }
}
