package io.atelier.loadtest;

import static io.gatling.javaapi.core.CoreDsl.bodyBytes;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.ByteArrayBodyPart;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * S1's test: users who send a photo of about 1 MB to {@code /api/convert}, look at the picture for
 * 1 to 3 seconds, and send the next. An answer under 1,024 bytes counts as a failure.
 */
public final class ConvertSimulation extends Simulation {
  private static final int PHOTO_BYTES = 1_000_000;
  private static final int LEAST_BYTES = 1024;
  private static final int RAMP_USERS_PER_SECOND = 5;

  private final int users = Option.number("users", 50);
  private final Duration length = Duration.ofSeconds(Option.number("seconds", 60));
  private final double thinkLeast = Option.decimal("think-min", 1);
  private final double thinkMost = Option.decimal("think-max", 3);
  private final boolean repeat = Boolean.parseBoolean(Option.text("repeat", "false"));
  private final double success = Option.decimal("success", 100);

  private final byte[] photo = photo();
  private final AtomicLong sent = new AtomicLong(System.currentTimeMillis() * 1000);

  {
    Duration ramp = Duration.ofSeconds(Math.ceilDiv(users, RAMP_USERS_PER_SECOND));
    setUp(visitor(ramp.plus(length)).injectOpen(rampUsers(users).during(ramp)))
        .protocols(Target.protocol())
        .assertions(
            global().successfulRequests().percent().gte(success),
            global().allRequests().count().gt(0L));
  }

  /** Users arrive over the ramp and all leave {@code length} after its end. */
  private ScenarioBuilder visitor(Duration length) {
    long end = System.nanoTime() + length.toNanos();
    return scenario("convert").asLongAs(session -> System.nanoTime() < end).on(convert(), think());
  }

  private ChainBuilder convert() {
    return exec(
        http("convert")
            .post("/api/convert")
            .bodyPart(
                ByteArrayBodyPart("image", this::nextPhoto)
                    .fileName("test.jpg")
                    .contentType("image/jpeg"))
            .requestTimeout(Duration.ofSeconds(60))
            .check(
                status().is(200),
                bodyBytes()
                    .transform(body -> body.length >= LEAST_BYTES)
                    .is(true)
                    .name("at least 1024 bytes")));
  }

  private ChainBuilder think() {
    return pause(session -> Duration.ofMillis(Math.round(1000 * between(thinkLeast, thinkMost))));
  }

  /** A file that was never sent before, unless {@code --repeat true}. */
  private byte[] nextPhoto(Session session) {
    return repeat ? photo : JpegComment.add(photo, Long.toString(sent.incrementAndGet()));
  }

  private static double between(double least, double most) {
    return most > least ? ThreadLocalRandom.current().nextDouble(least, most) : least;
  }

  private static byte[] photo() {
    return Option.text("photo")
        .map(Path::of)
        .map(ConvertSimulation::read)
        .orElseGet(() -> Photo.jpegOf(Photo.of(1920, 1280, 1), PHOTO_BYTES));
  }

  private static byte[] read(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
