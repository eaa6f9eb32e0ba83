package io.atelier.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterSecretTest {

  private static final String SECRET = "a secret of more than 32 characters";

  @TempDir private Path dataDir;

  @Test
  void derivesOneKeyForEachPurpose() {
    MasterSecret secret = named(SECRET);

    byte[] key = secret.derive("one", "AES").getEncoded();

    assertThat(key).hasSize(32).isEqualTo(named(SECRET).derive("one", "AES").getEncoded());
    assertThat(key).isNotEqualTo(secret.derive("two", "AES").getEncoded());
    assertThat(key).isNotEqualTo(named(SECRET + "!").derive("one", "AES").getEncoded());
  }

  @Test
  void keepsOneSecretForItsOwnerOnly_whenManyStartAtOnceWithoutOne() throws Exception {
    Set<String> keys =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(
                i ->
                    java.util.HexFormat.of().formatHex(named("").derive("any", "AES").getEncoded()))
            .collect(Collectors.toSet());

    assertThat(keys).hasSize(1);
    try (var files = Files.list(dataDir.resolve("auth"))) {
      assertThat(files).containsExactly(dataDir.resolve("auth/key-secret"));
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(dataDir.resolve("auth/key-secret"))))
        .isEqualTo("rw-------");
  }

  @Test
  void refusesAShortSecret() {
    assertThatIllegalArgumentException().isThrownBy(() -> named("short"));
  }

  @Test
  void opensOnlyWhatWasSealedForTheSameIdWithTheSameSecret() {
    KeySeal seal = new KeySeal(named(SECRET));

    byte[] sealed = seal.seal("kid-1", "the key");

    assertThat(seal.open("kid-1", sealed)).isEqualTo("the key");
    assertThat(new String(sealed)).doesNotContain("the key");
    assertThatIllegalStateException()
        .isThrownBy(() -> seal.open("kid-2", sealed))
        .withMessageContaining("ATELIER_KEY_SECRET");
    assertThatIllegalStateException()
        .isThrownBy(() -> new KeySeal(named(SECRET + "!")).open("kid-1", sealed));
  }

  private MasterSecret named(String secret) {
    return new MasterSecret(new KeyProperties(secret, dataDir, Duration.ofMinutes(1)));
  }
}
