package io.atelier.auth.account;

import io.atelier.auth.password.Passwords;
import io.atelier.platform.ids.Snowflakes;
import io.atelier.platform.objectstore.StoredObject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes and finds accounts. */
@Component
public final class Accounts {

  private final AccountRepository repository;
  private final UserInfoCache cache;
  private final Avatars avatars;
  private final Passwords passwords;
  private final Snowflakes ids;
  private final Clock clock;

  Accounts(
      AccountRepository repository,
      UserInfoCache cache,
      Avatars avatars,
      Passwords passwords,
      Snowflakes ids,
      Clock clock) {
    this.repository = repository;
    this.cache = cache;
    this.avatars = avatars;
    this.passwords = passwords;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes an account, or errors with an {@link AccountProblem} or a problem of the avatar. What is
   * cheap is checked first; the unique columns have the last word. The avatar is stored before the
   * row that names it.
   */
  Mono<Account> signUp(SignupRequest request) {
    return Mono.fromSupplier(() -> NewAccount.of(request, ids.next(), now()))
        .delayUntil(draft -> refuseTaken(draft.account()))
        .zipWhen(draft -> passwords.hash(request.password()))
        .delayUntil(hashed -> avatars.store(hashed.getT1()))
        .flatMap(hashed -> insert(new Credentials(hashed.getT1().account(), hashed.getT2())));
  }

  /** The account, from the cache where it is there; 404 where it is gone. */
  Mono<Account> get(long id) {
    return cache
        .get(id)
        .switchIfEmpty(Mono.defer(() -> repository.findById(id).delayUntil(cache::put)))
        .switchIfEmpty(Mono.error(() -> new AccountProblem.NotFound("This account is gone.")));
  }

  /** The avatar as it was sent; 404 where there is none. */
  Mono<StoredObject> avatar(long id) {
    return get(id)
        .flatMap(avatars::read)
        .switchIfEmpty(
            Mono.error(() -> new AccountProblem.NotFound("This account has no avatar.")));
  }

  /** Finds by username, without regard to case; empty where there is none. */
  public Mono<Credentials> findByUsername(String username) {
    return repository.findByUsername(LookupKey.of(username));
  }

  /** As exact as the database keeps it and clients need it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private Mono<Void> refuseTaken(Account wanted) {
    return repository
        .availability(wanted)
        .filter(availability -> !availability.isFree())
        .flatMap(Accounts::taken);
  }

  private Mono<Account> insert(Credentials made) {
    Account account = made.account();
    return repository
        .insert(made)
        .filter(inserted -> inserted)
        .switchIfEmpty(repository.availability(account).flatMap(Accounts::taken))
        .onErrorResume(failure -> avatars.discard(account).then(Mono.error(failure)))
        .thenReturn(account);
  }

  private static <T> Mono<T> taken(Availability availability) {
    return Mono.error(() -> new AccountProblem.Taken(availability));
  }
}
