package io.atelier.gallery.category;

import io.atelier.platform.web.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks of a list in falling order of ids.
 *
 * @param cursor id after which the page begins; null for the first page
 * @param limit most items on the page, 1 to 100; 50 if null
 */
record KeysetPage(@Nullable Long cursor, @Nullable @Min(1) @Max(100) Integer limit) {

  private static final int USUAL = 50;

  /** Only ids below this one belong on the page. */
  long before() {
    return cursor == null ? Long.MAX_VALUE : cursor;
  }

  /** How many rows to read: one more than the page holds tells whether another page follows. */
  int rows() {
    return size() + 1;
  }

  <R, T> Page<T> of(List<R> rows, ToLongFunction<R> id, Function<R, T> response) {
    boolean more = rows.size() > size();
    List<R> page = more ? rows.subList(0, size()) : rows;
    String next = more ? Long.toString(id.applyAsLong(page.getLast())) : null;
    return new Page<>(page.stream().map(response).toList(), next);
  }

  private int size() {
    return limit == null ? USUAL : limit;
  }
}
