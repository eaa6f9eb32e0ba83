package io.atelier.render.template;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A template as callers see it.
 *
 * @param url where it is rendered
 * @param shipped whether it comes with Atelier
 * @param scene null in lists
 */
record TemplateResponse(
    String name,
    String title,
    String description,
    int version,
    boolean open,
    boolean shipped,
    String url,
    Instant createdAt,
    Map<String, ParameterResponse> parameters,
    @Nullable Map<String, ?> scene) {
  record ParameterResponse(
      String type,
      boolean required,
      @Nullable Object defaultValue,
      @Nullable Object example,
      String description,
      List<String> choices) {
    static ParameterResponse from(Parameter parameter) {
      return new ParameterResponse(
          parameter.type().name().toLowerCase(Locale.ROOT),
          parameter.required(),
          parameter.otherwise(),
          parameter.shown(),
          parameter.description(),
          parameter.choices());
    }
  }

  static TemplateResponse whole(Template template) {
    return from(template, template.document().scene());
  }

  static TemplateResponse entry(Template template) {
    return from(template, null);
  }

  private static TemplateResponse from(Template template, @Nullable Map<String, ?> scene) {
    Document document = template.document();
    Map<String, ParameterResponse> parameters = new LinkedHashMap<>();
    document
        .parameters()
        .forEach((name, parameter) -> parameters.put(name, ParameterResponse.from(parameter)));
    return new TemplateResponse(
        template.name(),
        document.title(),
        document.description(),
        template.version(),
        template.open(),
        template.owner() == Template.SHIPPED,
        template.path(),
        template.createdAt(),
        parameters,
        scene);
  }
}
