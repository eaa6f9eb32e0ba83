package io.atelier.auth.key;

import io.atelier.auth.TestDatabase;
import io.atelier.auth.remote.BackingService;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Keys for tests of other packages. */
public final class TestSigningKeys {

  private static final KeyProperties PROPERTIES =
      new KeyProperties(
          "a secret for tests, long enough to be one", Path.of("unused"), Duration.ofMinutes(1));

  public static final MasterSecret SECRET = new MasterSecret(PROPERTIES);

  private TestSigningKeys() {}

  public static SigningKeys in(TestDatabase database) {
    var postgres = new BackingService("postgres", Duration.ofSeconds(30));
    var repository = new SigningKeyRepository(database.client(), postgres, new KeySeal(SECRET));
    return new SigningKeys(repository, PROPERTIES, Clock.systemUTC());
  }
}
