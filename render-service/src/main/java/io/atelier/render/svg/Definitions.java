package io.atelier.render.svg;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What elements refer to by id: gradients, glyphs, filters, masks. Equal ones are written once. */
final class Definitions {
  private final Map<Object, String> ids = new LinkedHashMap<>();
  private final Markup markup = new Markup();

  /**
   * The id of a definition.
   *
   * @param key what tells it from others
   * @param written its markup for the id it is given, asked for once
   */
  String id(Object key, Function<String, Markup> written) {
    String known = ids.get(key);
    if (known != null) {
      return known;
    }
    String id = "a" + Integer.toString(ids.size(), Character.MAX_RADIX);
    ids.put(key, id);
    markup.append(written.apply(id));
    return id;
  }

  Markup written() {
    return markup.isEmpty()
        ? new Markup()
        : new Markup().raw("<defs>").append(markup).raw("</defs>");
  }
}
