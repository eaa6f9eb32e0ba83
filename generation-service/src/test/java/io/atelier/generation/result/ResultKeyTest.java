package io.atelier.generation.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.generation.inference.Detail;
import io.atelier.generation.job.Job;
import io.atelier.generation.job.JobStatus;
import io.atelier.generation.job.Priority;
import io.atelier.generation.model.ModelCard;
import io.atelier.platform.image.ImageFormat;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResultKeyTest {
  private static final ModelCard PHOTO_ALONE = card("image-to-image", "1", "a".repeat(64));

  @Test
  void findsWhatTheSameUserHadMadeOfTheSamePhoto() {
    assertThat(ResultKey.of(job(1, "b", "", 7, Detail.STANDARD), PHOTO_ALONE))
        .isPresent()
        .isEqualTo(ResultKey.of(job(1, "b", "in words", 8, Detail.STANDARD), PHOTO_ALONE));
  }

  @Test
  void tellsApartWhatMakesAnotherPicture() {
    Job job = job(1, "b", "", 7, Detail.STANDARD);

    assertThat(
            Stream.of(
                ResultKey.of(job, PHOTO_ALONE),
                ResultKey.of(job, card("image-to-image", "2", "a".repeat(64))),
                ResultKey.of(job, card("image-to-image", "1", "c".repeat(64))),
                ResultKey.of(job(1, "b", "", 7, Detail.FULL), PHOTO_ALONE),
                ResultKey.of(job(1, "d", "", 7, Detail.STANDARD), PHOTO_ALONE),
                ResultKey.of(job(2, "b", "", 7, Detail.STANDARD), PHOTO_ALONE)))
        .doesNotHaveDuplicates();
  }

  @Test
  void heedsPromptAndSeed_whereTheModelDoes() {
    ModelCard editor = card("image-and-text-to-image", "1", "a".repeat(64));

    assertThat(
            Stream.of(
                ResultKey.of(job(1, "b", "snow", 7, Detail.STANDARD), editor),
                ResultKey.of(job(1, "b", "night", 7, Detail.STANDARD), editor),
                ResultKey.of(job(1, "b", "snow", 8, Detail.STANDARD), editor)))
        .doesNotHaveDuplicates();
  }

  @Test
  void isNone_whereThePhotoWasNeverDigested() {
    assertThat(ResultKey.of(job(1, "", "", 7, Detail.STANDARD), PHOTO_ALONE))
        .isEqualTo(Optional.empty());
  }

  private static ModelCard card(String kind, String version, String sha256) {
    return new ModelCard("m", version, kind, "", "", "fp32", sha256, 1, 768, true);
  }

  private static Job job(long user, String photo, String prompt, long seed, Detail detail) {
    return new Job(
        1,
        "user:" + user,
        user,
        JobStatus.RUNNING,
        "m",
        null,
        prompt,
        null,
        ImageFormat.PNG,
        detail,
        photo.repeat(64),
        1,
        Priority.NORMAL,
        seed,
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Instant.EPOCH,
        Instant.EPOCH,
        null);
  }
}
