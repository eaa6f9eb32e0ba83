package io.atelier.gallery.database;

import io.r2dbc.spi.Readable;
import java.util.Objects;

/** Reads columns that are never null. */
public final class Columns {

  private Columns() {}

  public static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }

  public static long number(Readable row, String column) {
    return required(row, column, Long.class);
  }

  public static int small(Readable row, String column) {
    return required(row, column, Integer.class);
  }

  public static String text(Readable row, String column) {
    return required(row, column, String.class);
  }
}
