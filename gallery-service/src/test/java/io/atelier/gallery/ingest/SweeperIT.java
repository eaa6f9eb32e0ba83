package io.atelier.gallery.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.gallery.Pictures;
import io.atelier.gallery.RunningGallery;
import io.atelier.gallery.image.EncodedImage;
import io.atelier.gallery.ingest.NewUpload.Draft;
import io.atelier.platform.ids.Snowflakes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SweeperIT {

  private final RunningGallery gallery = RunningGallery.shared();
  private final RunningGallery.User user = gallery.newUser();
  private final String category = user.createCategory("swept");
  private final UploadRepository rows = gallery.bean(UploadRepository.class);

  @Test
  void givesAPermit_toAnUploadWhoseOwnWasLost() {
    long id = recordWithoutPermit();
    overdue(id);

    sweep();

    assertThat(user.settled(Long.toString(id)).get("status").asString()).isEqualTo("DONE");
  }

  @Test
  void leavesAnUpload_thatIsNotOverdue() {
    long id = recordWithoutPermit();

    sweep();

    assertThat(status(id)).isEqualTo("ACCEPTED");
  }

  @Test
  void processesAnUploadAgain_whenItsWorkerDied() {
    long id = recordWithoutPermit();
    Claim lost = rows.claim(id).block(RunningGallery.PATIENCE);
    overdue(id);

    sweep();

    assertThat(user.settled(Long.toString(id)).get("status").asString()).isEqualTo("DONE");
    assertThat(
            rows.fail(lost, new Upload.Failure("late", "late"))
                .blockOptional(RunningGallery.PATIENCE))
        .as("the late worker lost its claim")
        .isEmpty();
    assertThat(status(id)).isEqualTo("DONE");
  }

  @Test
  void failsAnUpload_thatTookItsWorkersDown() {
    long id = recordWithoutPermit();
    overdue(id);
    gallery.sql("update upload set deaths = 3 where id = " + id);

    sweep();

    JsonNode upload = user.settled(Long.toString(id));
    assertThat(upload.get("status").asString()).isEqualTo("FAILED");
    assertThat(upload.get("failure").get("type").asString()).isEqualTo("processing-failed");
    assertThat(gallery.objectKeys(Long.toString(id))).isEmpty();
  }

  @Test
  void erasesFiles_thatADeletionLeft() {
    String id = user.upload(Pictures.png(30, 30), category);
    user.settled(id);
    gallery.sql("delete from work where id = " + id);
    gallery.sql("update upload set status = 'DELETED' where id = " + id);

    sweep();

    assertThat(gallery.objectKeys(id)).isEmpty();
    assertThat(gallery.sql("select id from upload where erased and id = " + id)).hasSize(1);
  }

  private long recordWithoutPermit() {
    long id = gallery.bean(Snowflakes.class).next();
    Uploads uploads = gallery.bean(Uploads.class);
    var draft = new Draft(id, user.id(), Long.parseLong(category), Purpose.WORK, "swept");
    uploads
        .store(draft, new EncodedImage(Pictures.png(30, 30)))
        .flatMap(uploads::record)
        .block(RunningGallery.PATIENCE);
    return id;
  }

  private void overdue(long id) {
    gallery.sql("update upload set due_at = now() - interval '1 second' where id = " + id);
  }

  private void sweep() {
    gallery.bean(Sweeper.class).sweep().block(RunningGallery.PATIENCE);
  }

  private Object status(long id) {
    List<Map<String, Object>> found = gallery.sql("select status from upload where id = " + id);
    return found.getFirst().get("status");
  }
}
