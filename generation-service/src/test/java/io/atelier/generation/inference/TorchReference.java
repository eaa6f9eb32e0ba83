package io.atelier.generation.inference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What PyTorch drew with a network, as the script that made the network wrote it down. */
record TorchReference(JsonNode json) {

  static TorchReference of(String resource) {
    try (InputStream file = TorchReference.class.getResourceAsStream(resource)) {
      return new TorchReference(JsonMapper.shared().readTree(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  float[] floats(String name) {
    JsonNode array = json.path(name);
    float[] floats = new float[array.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = array.get(i).floatValue();
    }
    return floats;
  }
}
