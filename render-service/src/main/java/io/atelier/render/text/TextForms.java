package io.atelier.render.text;

import io.atelier.platform.web.FieldProblem;
import io.atelier.render.asset.PictureFiles;
import io.atelier.render.spec.Query;
import io.atelier.render.spec.SpecProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Forms: a field {@code scene} holds what a JSON body would, other fields are named as in a query
 * and win over it, files are pictures that values name {@code upload:{field}}.
 */
@Component
final class TextForms {
  private static final int MAX_FILES = 8;
  private static final String SCENE = "scene";
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

  private final PictureFiles files;
  private final JsonMapper json;

  TextForms(PictureFiles files, JsonMapper json) {
    this.files = files;
    this.json = json;
  }

  Mono<TextForm> read(ServerWebExchange exchange) {
    return exchange
        .getMultipartData()
        .flatMap(parts -> uploads(parts).map(uploads -> new TextForm(values(parts), uploads)));
  }

  private Map<String, Object> values(MultiValueMap<String, Part> parts) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (parts.getFirst(SCENE) instanceof FormFieldPart scene) {
      values.putAll(tree(scene.value()));
    }
    parts.forEach(
        (name, of) -> {
          if (!name.equals(SCENE) && of.getLast() instanceof FormFieldPart field) {
            Query.put(values, name, field.value());
          }
        });
    return values;
  }

  private Map<String, Object> tree(String scene) {
    try {
      Map<String, Object> tree = json.readValue(scene, TREE);
      if (tree != null) { // the document null
        return tree;
      }
    } catch (JacksonException e) {
      // told below
    }
    throw new SpecProblem.InvalidFields(List.of(new FieldProblem(SCENE, "must be a JSON object")));
  }

  private Mono<Map<String, byte[]>> uploads(MultiValueMap<String, Part> parts) {
    List<FilePart> pictures =
        parts.values().stream()
            .map(List::getLast)
            .filter(FilePart.class::isInstance)
            .map(FilePart.class::cast)
            .toList();
    if (pictures.size() > MAX_FILES) {
      return Mono.error(
          () ->
              new SpecProblem.InvalidFields(
                  List.of(new FieldProblem("files", "must be at most " + MAX_FILES))));
    }
    return Flux.fromIterable(pictures)
        .concatMap(part -> files.of(part).map(file -> Map.entry("upload:" + part.name(), file)))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }
}
