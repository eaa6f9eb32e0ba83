package io.atelier.generation.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.generation.Photographs;
import io.atelier.generation.inference.Detail;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestDigestTest {
  private static final Photo PHOTO = Photo.of(Photographs.jpeg(1), 1_000_000);

  @Test
  void isTheSame_whenARequestIsRepeated() {
    assertThat(digest("anime", Detail.FULL)).isEqualTo(digest("anime", Detail.FULL));
  }

  @Test
  void differs_whenModelDetailOrPhotoDiffer() {
    assertThat(
            Stream.of(
                digest("anime", Detail.FULL),
                digest("anime", Detail.STANDARD),
                digest("anime", null),
                digest("anime-fast", Detail.FULL),
                RequestDigest.of(
                    new Asked("anime", Detail.FULL), Photo.of(Photographs.jpeg(2), 1_000_000))))
        .doesNotHaveDuplicates();
  }

  private static String digest(String model, @Nullable Detail detail) {
    return RequestDigest.of(new Asked(model, detail), PHOTO);
  }

  private record Asked(@Nullable String model, @Nullable Detail detail) implements JobRequest {
    @Override
    public String prompt() {
      return "x";
    }

    @Override
    public @Nullable Long categoryId() {
      return null;
    }
  }
}
