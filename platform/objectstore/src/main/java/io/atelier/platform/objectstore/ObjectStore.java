package io.atelier.platform.objectstore;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Bytes under a key. A key is up to 512 characters in segments parted by {@code /}, each of
 * letters, digits, {@code .}, {@code _} and {@code -}, not starting with a dot; no key is the
 * folder of another. A bad key is an {@link IllegalArgumentException}.
 *
 * <p>A write is seen whole or not at all and survives a crash once it completed; the last write
 * wins. Every operation may be repeated. When the store cannot serve, the signal is an {@link
 * ObjectStoreException}.
 */
public interface ObjectStore {

  /**
   * Stores {@code body}, replacing what was there.
   *
   * @param mediaType such as {@code image/png}, at most 255 ASCII characters
   */
  Mono<Void> put(String key, byte[] body, String mediaType);

  /** Reads an object; empty if there is none. */
  Mono<StoredObject> get(String key);

  /** Removes an object; completes as well if there is none. */
  Mono<Void> delete(String key);

  /**
   * Lists the keys that start with {@code prefix}, in no promised order; an empty prefix lists all.
   */
  Flux<String> list(String prefix);
}
