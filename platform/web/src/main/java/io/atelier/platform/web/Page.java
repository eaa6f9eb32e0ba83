package io.atelier.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a keyset-paged list.
 *
 * @param data the page's items, in the list's order
 * @param nextCursor what to send as {@code cursor} for the page after this one; null on the last
 *     page
 */
public record Page<T>(List<T> data, @Nullable String nextCursor) {
  public Page {
    data = List.copyOf(data);
  }
}
