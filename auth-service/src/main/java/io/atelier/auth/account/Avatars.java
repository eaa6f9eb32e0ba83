package io.atelier.auth.account;

import io.atelier.platform.objectstore.ObjectStore;
import io.atelier.platform.objectstore.StoredObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The avatars' files, in the object store, which bounds its own calls. */
@Component
final class Avatars {

  private static final Logger log = LoggerFactory.getLogger(Avatars.class);

  private final ObjectStore objects;

  Avatars(ObjectStore objects) {
    this.objects = objects;
  }

  /** Completes at once where the account has none. */
  Mono<Void> store(NewAccount draft) {
    Avatar avatar = draft.avatar();
    String key = draft.account().avatarKey();
    return avatar == null || key == null
        ? Mono.empty()
        : objects.put(key, avatar.bytes(), avatar.format().mediaType());
  }

  /** Empty where the account has none. */
  Mono<StoredObject> read(Account account) {
    return Mono.justOrEmpty(account.avatarKey()).flatMap(objects::get);
  }

  /** Takes back what {@link #store} did; never errors, a file left over harms nobody. */
  Mono<Void> discard(Account account) {
    return Mono.justOrEmpty(account.avatarKey())
        .flatMap(objects::delete)
        .doOnError(
            failure -> log.warn("An unused avatar stays; key={}", account.avatarKey(), failure))
        .onErrorComplete();
  }
}
