package io.atelier.render.font.sfnt;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The tables of one face by tag. */
final class Tables {
  private final Map<String, Bytes> tables = new LinkedHashMap<>();

  /** Adds a table; a second one of a tag is refused. */
  void add(String tag, Bytes table) {
    if (tables.putIfAbsent(tag, table) != null) {
      throw UnusableFont.broken("The font has its table '%s' twice.".formatted(printable(tag)));
    }
  }

  void replace(String tag, Bytes table) {
    tables.put(tag, table);
  }

  Optional<Bytes> find(String tag) {
    return Optional.ofNullable(tables.get(tag));
  }

  boolean has(String tag) {
    return tables.containsKey(tag);
  }

  Bytes require(String tag, int atLeast) {
    Bytes table = tables.get(tag);
    if (table == null) {
      throw UnusableFont.broken("The font lacks its table '%s'.".formatted(tag));
    }
    if (table.length() < atLeast) {
      throw UnusableFont.broken("The font's table '%s' is too short.".formatted(tag));
    }
    return table;
  }

  Map<String, Bytes> all() {
    return tables;
  }

  private static String printable(String tag) {
    return tag.replaceAll("[^ -~]", "?");
  }
}
