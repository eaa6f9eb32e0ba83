package io.atelier.render.template;

import io.atelier.render.spec.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a template is: its parameters, and a scene as {@code POST /api/v1/render/text} takes it with
 * {@code {{name}}} in its strings.
 *
 * @param parameters by name, in the order of the document
 */
record Document(
    String title, String description, Map<String, Parameter> parameters, Map<String, ?> scene) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,31}");
  private static final int MAX_PARAMETERS = 32;
  private static final int MAX_WORDS = 500;

  /** How a picture leaves is asked for beside the parameters. */
  static final Set<String> OUTPUT =
      Set.of("format", "quality", "scale", "interlaced", "progressive");

  private static final Set<String> SIGNATURE = Set.of("kid", "exp", "sig");

  /**
   * @throws io.atelier.render.spec.SpecProblem naming the fields that are wrong
   */
  @SuppressWarnings("unchecked") // JSON has string names only
  static Document read(Map<String, ?> written) {
    Fields fields = Fields.of(written);
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    Fields declared = fields.object("parameters");
    if (declared != null) {
      declared.names().forEach(name -> declare(declared, name, parameters));
    }
    if (!fields.isObject("scene")) {
      fields.reject("scene", "must be an object");
    }
    fields.check();
    var document =
        new Document(
            Objects.requireNonNullElse(fields.text("title", MAX_WORDS), ""),
            Objects.requireNonNullElse(fields.text("description", MAX_WORDS), ""),
            parameters,
            (Map<String, ?>) Objects.requireNonNull(written.get("scene")));
    Placeholders.check(fields, document.scene, parameters.keySet());
    fields.check();
    return document;
  }

  /**
   * The scene with these values.
   *
   * @throws io.atelier.render.spec.SpecProblem naming the parameters that are wrong
   */
  Fields filled(Map<String, ?> given) {
    Fields fields = Fields.of(given);
    Map<String, Object> values = new LinkedHashMap<>();
    parameters.forEach((name, parameter) -> values.put(name, parameter.value(fields, name)));
    fields.check();
    Map<String, Object> filled = Placeholders.fill(scene, values);
    OUTPUT.stream()
        .filter(given::containsKey)
        .forEach(name -> filled.put(name, Objects.requireNonNull(given.get(name))));
    return Fields.of(Map.of()).under("scene", filled);
  }

  /** Values for a preview: examples, else defaults, else what is given. */
  Map<String, Object> shown(Map<String, ?> given) {
    Map<String, Object> values = new LinkedHashMap<>();
    parameters.forEach(
        (name, parameter) -> {
          Object shown = parameter.shown();
          if (shown != null) {
            values.put(name, shown);
          }
        });
    values.putAll(given);
    return values;
  }

  private static void declare(Fields declared, String name, Map<String, Parameter> parameters) {
    Fields parameter = declared.object(name);
    if (parameter == null) {
      return;
    }
    if (!NAME.matcher(name).matches() || OUTPUT.contains(name) || SIGNATURE.contains(name)) {
      declared.reject(name, "must be named by lower case letters, digits and _, and not as output");
    } else if (parameters.size() == MAX_PARAMETERS) {
      declared.reject(name, "must be one of at most " + MAX_PARAMETERS + " parameters");
    } else {
      parameters.put(name, Parameter.read(parameter));
    }
  }
}
