package io.atelier.auth.password;

import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Hashes and checks passwords. Errors with a 503 problem when too many wait already. */
@Component
public final class Passwords {

  private static final int WARM_UP_HASHES = 30;

  private final PasswordEncoder argon2;
  private final Scheduler hashing;
  private final String decoy;

  Passwords(PasswordEncoder argon2, @Qualifier("hashing") Scheduler hashing) {
    this.argon2 = argon2;
    this.hashing = hashing;
    this.decoy = argon2.encode("nobody's password");
    warm();
  }

  /**
   * Until the JIT has compiled it a hash costs three times as much, and the first visitors of a
   * busy site would queue up behind each other.
   */
  private void warm() {
    for (int i = 0; i < WARM_UP_HASHES; i++) {
      argon2.matches("somebody's password", decoy);
    }
  }

  /** The hash with its salt and parameters, in PHC string format. */
  public Mono<String> hash(String password) {
    return onHashing(() -> argon2.encode(password));
  }

  /** Whether the hash, as made by {@link #hash}, is of this password. */
  public Mono<Boolean> matches(String password, String hash) {
    return onHashing(() -> argon2.matches(password, hash));
  }

  /**
   * A hash to compare with where there is no account, so that the answer takes as long as for one.
   */
  public String decoy() {
    return decoy;
  }

  private <T> Mono<T> onHashing(Callable<T> work) {
    return Mono.fromCallable(work)
        .subscribeOn(hashing) // about 45 ms of CPU
        .onErrorMap(RejectedExecutionException.class, full -> new PasswordProblem());
  }
}
