package io.atelier.platform.objectstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ObjectStoreWiringTest {

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  S3ObjectStoreAutoConfiguration.class, FileObjectStoreAutoConfiguration.class));

  @Test
  void keepsObjectsUnderTheDataFolder_byDefault(@TempDir Path data) {
    runner
        .withPropertyValues("atelier.data.dir=" + data, "atelier.s3.endpoint=")
        .run(
            context -> {
              context.getBean(ObjectStore.class).put("a", new byte[] {1}, "text/plain").block();

              assertThat(context.getBean(ObjectStore.class)).isInstanceOf(FileObjectStore.class);
              assertThat(Files.exists(data.resolve("objects/a"))).isTrue();
            });
  }

  @Test
  void keepsObjectsInTheNamedFolder(@TempDir Path folder) {
    runner
        .withPropertyValues("atelier.objects.dir=" + folder, "atelier.objects.threads=2")
        .run(
            context -> {
              context.getBean(ObjectStore.class).put("a", new byte[] {1}, "text/plain").block();

              assertThat(Files.exists(folder.resolve("a"))).isTrue();
            });
  }

  @Test
  void usesS3_whenAnEndpointIsNamed() {
    runner
        .withPropertyValues(
            "atelier.s3.endpoint=http://127.0.0.1:1",
            "atelier.s3.region=eu-central-1",
            "atelier.s3.bucket=pictures",
            "atelier.s3.access-key=id",
            "atelier.s3.secret-key=secret",
            "atelier.s3.timeout=3s",
            "atelier.s3.attempts=2",
            "atelier.s3.connections=7")
        .run(
            context -> {
              assertThat(context.getBean(ObjectStore.class)).isInstanceOf(S3ObjectStore.class);
              assertThat(context.getBean(S3Properties.class))
                  .isEqualTo(
                      new S3Properties(
                          URI.create("http://127.0.0.1:1"),
                          "eu-central-1",
                          "pictures",
                          "id",
                          "secret",
                          Duration.ofSeconds(3),
                          2,
                          7));
              assertThat(context.getBean(S3Properties.class).toString()).doesNotContain("secret");
            });
  }

  @Test
  void refusesToStart_whenS3HasNoKeys() {
    runner
        .withPropertyValues("atelier.s3.endpoint=http://127.0.0.1:1")
        .run(context -> assertThat(context).hasFailed());
  }
}
