package io.atelier.render.raster;

import java.lang.reflect.Array;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Arrays used again by the next picture. Keeps a few, none of them large; what they hold is left
 * from the last use.
 *
 * @param <A> {@code int[]} or {@code byte[]}
 */
final class ArrayPool<A> {
  /** A raster of 1920 × 1080. Larger ones are rare and would stay in the heap for good. */
  private static final int LARGEST_KEPT = 1920 * 1080 + Long.BYTES;

  private final BlockingQueue<A> free;
  private final IntFunction<A> make;

  /**
   * @param kept most arrays that wait for their next use
   */
  ArrayPool(int kept, IntFunction<A> make) {
    this.free = new ArrayBlockingQueue<>(kept);
    this.make = make;
  }

  /** An array of at least {@code length} elements. */
  A take(int length) {
    @Nullable A array = free.poll();
    return array != null && Array.getLength(array) >= length ? array : make.apply(length);
  }

  void giveBack(A array) {
    if (Array.getLength(array) <= LARGEST_KEPT) {
      boolean _ = free.offer(array); // full: the collector takes it
    }
  }
}
