package io.atelier.render.upload;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class UploadsTest {
  @Test
  void gathersAFile_upToTheLimit() {
    StepVerifier.create(Uploads.gathered(Flux.just(bytes(60), bytes(40)), 10, 100))
        .expectNextMatches(file -> file.length == 100)
        .verifyComplete();
  }

  @Test
  void refusesTheByteTooMany() {
    StepVerifier.create(Uploads.gathered(Flux.just(bytes(60), bytes(41)), 10, 100))
        .verifyError(DataBufferLimitException.class);
  }

  @Test
  void givesNoBytes_forNoContent() {
    StepVerifier.create(Uploads.gathered(Flux.empty(), 10, 100))
        .expectNextMatches(file -> file.length == 0)
        .verifyComplete();
  }

  private static DataBuffer bytes(int count) {
    return DefaultDataBufferFactory.sharedInstance.wrap(new byte[count]);
  }
}
