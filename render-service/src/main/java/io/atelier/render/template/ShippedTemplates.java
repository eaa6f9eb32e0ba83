package io.atelier.render.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The templates that come with Atelier: {@code templates/{name}.json} on the class path. */
@Component
final class ShippedTemplates {
  private static final List<String> NAMES =
      List.of(
          "quote-card", "social-card", "poster", "product-label", "certificate", "code-snippet");
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

  private final Map<String, Template> templates = new LinkedHashMap<>();

  ShippedTemplates(JsonMapper json) {
    for (String name : NAMES) {
      var template =
          new Template(
              Template.SHIPPED, name, 1, true, Instant.EPOCH, Document.read(read(name, json)));
      templates.put(name, template);
    }
  }

  @Nullable Template find(TemplateName wanted) {
    return wanted.version() > 1 ? null : templates.get(wanted.name());
  }

  Collection<Template> all() {
    return templates.values();
  }

  private static Map<String, Object> read(String name, JsonMapper json) {
    String file = "/templates/" + name + ".json";
    try (InputStream in = ShippedTemplates.class.getResourceAsStream(file)) {
      return json.readValue(Objects.requireNonNull(in, file), TREE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
