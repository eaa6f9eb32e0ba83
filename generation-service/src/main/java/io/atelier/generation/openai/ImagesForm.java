package io.atelier.generation.openai;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;

/** Takes calls apart, whether they are forms or JSON. */
final class ImagesForm {
  private ImagesForm() {}

  static Map<String, String> fields(MultiValueMap<String, Part> form) {
    Map<String, String> fields = new HashMap<>();
    form.forEach(
        (name, parts) -> {
          if (parts.getLast() instanceof FormFieldPart field) {
            fields.put(name, field.value());
          }
        });
    return fields;
  }

  static Map<String, String> fields(JsonNode body) {
    Map<String, String> fields = new HashMap<>();
    body.forEachEntry(
        (name, value) -> {
          if (value.isValueNode() && !value.isNull()) {
            fields.put(name, value.asString());
          }
        });
    return fields;
  }

  /**
   * The one picture to work on.
   *
   * @throws ImagesProblem.BadParameter if there is none, or what no model here can use
   */
  static FilePart image(MultiValueMap<String, Part> form) {
    if (form.containsKey("mask")) {
      throw new ImagesProblem.BadParameter("mask", "No model here takes a mask.");
    }
    List<FilePart> files =
        Stream.of("image", "image[]")
            .flatMap(name -> form.getOrDefault(name, List.of()).stream())
            .filter(FilePart.class::isInstance)
            .map(FilePart.class::cast)
            .toList();
    return files.get(requireOne(files.size()));
  }

  /**
   * The one picture to work on, as data URL.
   *
   * @throws ImagesProblem.BadParameter if there is none, or what no model here can use
   */
  static String image(JsonNode body) {
    if (body.hasNonNull("mask")) {
      throw new ImagesProblem.BadParameter("mask", "No model here takes a mask.");
    }
    JsonNode images = body.path("images");
    String url = images.path(requireOne(images.size())).path("image_url").asString("");
    if (!url.startsWith("data:")) {
      throw new ImagesProblem.BadParameter(
          "images", "image_url must be a data URL; other addresses are not fetched.");
    }
    return url;
  }

  private static int requireOne(int images) {
    if (images != 1) {
      throw new ImagesProblem.BadParameter(
          "image", "The models here work on one image a call; there are " + images + ".");
    }
    return 0;
  }
}
