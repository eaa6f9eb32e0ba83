package io.atelier.render.resize;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class IntakeTest {
  private final Intake intake =
      new Intake(
          new ResizeProperties(
              1,
              1,
              Duration.ofSeconds(5),
              Duration.ofSeconds(20),
              DataSize.ofBytes(100),
              1000,
              DataSize.ofBytes(150)));

  @Test
  void gathersTheFile_andHoldsItWhileWorkLasts() {
    Sinks.One<String> work = Sinks.one();

    StepVerifier.create(
            intake.gather(
                Flux.just(bytes(60), bytes(40)), file -> work.asMono().map(s -> s + file.length)))
        .then(() -> assertThat(intake.held()).isEqualTo(100))
        .then(() -> work.tryEmitValue("worked on "))
        .expectNext("worked on 100")
        .verifyComplete();
    assertThat(intake.held()).isZero();
  }

  @Test
  void refusesAFile_thatIsTooLarge() {
    StepVerifier.create(intake.gather(Flux.just(bytes(60), bytes(41)), Mono::just))
        .verifyError(DataBufferLimitException.class);
    assertThat(intake.held()).isZero();
  }

  @Test
  void refusesAFile_whileOthersFillTheRoom() {
    var first = intake.gather(Flux.just(bytes(100)), file -> Mono.never()).subscribe();

    StepVerifier.create(intake.gather(Flux.just(bytes(51)), Mono::just))
        .verifyError(ResizeProblem.Overloaded.class);
    first.dispose();

    StepVerifier.create(intake.gather(Flux.just(bytes(51)), file -> Mono.just(file.length)))
        .expectNext(51)
        .verifyComplete();
    assertThat(intake.held()).isZero();
  }

  @Test
  void givesUp_whenAFileDoesNotArrive() {
    StepVerifier.withVirtualTime(
            () -> intake.gather(Flux.just(bytes(10)).concatWith(Flux.never()), Mono::just))
        .thenAwait(Duration.ofSeconds(20))
        .verifyError(TimeoutException.class);
    assertThat(intake.held()).isZero();
  }

  private static DataBuffer bytes(int count) {
    return DefaultDataBufferFactory.sharedInstance.wrap(new byte[count]);
  }
}
