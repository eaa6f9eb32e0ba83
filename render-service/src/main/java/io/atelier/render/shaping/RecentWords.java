package io.atelier.render.shaping;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * In front of the cache of words: found without making a key, each in one place only, where the
 * next word of the same hash pushes it out.
 */
final class RecentWords {
  private static final int PLACES = 1 << 13;

  private final AtomicReferenceArray<@Nullable Entry> places = new AtomicReferenceArray<>(PLACES);

  private record Entry(WordKey key, ShapedWord word) {}

  @Nullable ShapedWord find(int hash, String face, int flags, char[] text, int start, int end) {
    Entry entry = places.get(place(hash));
    return entry != null && entry.key.is(face, flags, text, start, end) ? entry.word : null;
  }

  void put(WordKey key, ShapedWord word) {
    places.set(place(key.hashCode()), new Entry(key, word));
  }

  private static int place(int hash) {
    int spread = hash * 0x9E3779B9;
    return (spread >>> 16 ^ spread) & PLACES - 1;
  }
}
