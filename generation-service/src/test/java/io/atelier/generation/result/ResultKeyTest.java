package io.atelier.generation.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.generation.inference.Detail;
import io.atelier.generation.inference.Drawing;
import io.atelier.generation.job.Job;
import io.atelier.generation.job.JobStatus;
import io.atelier.generation.job.Priority;
import io.atelier.generation.model.ModelCard;
import io.atelier.platform.image.ImageFormat;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    ModelCard editor = drawing("edit");

    assertThat(
            Stream.of(
                ResultKey.of(job(1, "b", "snow", 7, Detail.STANDARD), editor),
                ResultKey.of(job(1, "b", "night", 7, Detail.STANDARD), editor),
                ResultKey.of(job(1, "b", "snow", 8, Detail.STANDARD), editor),
                ResultKey.of(job(1, "b", "snow", 7, steps(9)), editor),
                ResultKey.of(job(1, null, "snow", 7, Drawing.USUAL), editor)))
        .doesNotHaveDuplicates();
  }

  @Test
  void heedsPromptButNotSeed_whereNoLotsAreDrawn() {
    ModelCard editor = card("edit", "1", "a".repeat(64));
    Job job = job(1, "b", "snow", 7, Detail.STANDARD);

    assertThat(ResultKey.of(job, editor))
        .isEqualTo(ResultKey.of(job(1, "b", "snow", 8, Detail.STANDARD), editor))
        .isNotEqualTo(ResultKey.of(job(1, "b", "night", 7, Detail.STANDARD), editor));
  }

  @Test
  void isNone_whereThePhotoWasNeverDigested() {
    assertThat(ResultKey.of(job(1, "", "", 7, Detail.STANDARD), PHOTO_ALONE))
        .isEqualTo(Optional.empty());
  }

  private static ModelCard card(String kind, String version, String sha256) {
    return new ModelCard("m", version, kind, "", "", "fp32", sha256, 1, 768, null, true);
  }

  private static ModelCard drawing(String kind) {
    var sampling = new ModelCard.Sampling(20, 4, "ddim");
    return new ModelCard("m", "1", kind, "", "", "fp32", "a".repeat(64), 1, 768, sampling, true);
  }

  private static Drawing steps(int steps) {
    return new Drawing(null, steps, null, null, null, null, null, null);
  }

  private static Job job(long user, String photo, String prompt, long seed, Detail detail) {
    return job(user, photo, prompt, seed, detail, Drawing.USUAL);
  }

  private static Job job(
      long user, @Nullable String photo, String prompt, long seed, Drawing drawing) {
    return job(user, photo, prompt, seed, Detail.STANDARD, drawing);
  }

  private static Job job(
      long user, @Nullable String photo, String prompt, long seed, Detail detail, Drawing drawing) {
    return new Job(
        1,
        "user:" + user,
        user,
        JobStatus.RUNNING,
        "m",
        null,
        false,
        prompt,
        null,
        ImageFormat.PNG,
        detail,
        photo == null ? null : photo.repeat(64),
        1,
        Priority.NORMAL,
        seed,
        0,
        drawing,
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
