package io.atelier.generation.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What PyTorch made with a network, as the script that made the network wrote it down. */
record TorchReference(JsonNode json) {

  private static final float TOLERANCE = 1e-3f;

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

  static void assertClose(float[] actual, float[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(TOLERANCE));
    }
  }

  /**
   * @param examples each a {@code text} and its {@code ids}
   */
  static void assertReads(JsonNode examples, Function<String, long[]> ids) {
    assertThat(examples).isNotEmpty();
    for (JsonNode example : examples) {
      String text = example.path("text").asString();
      long[] expected =
          IntStream.range(0, example.path("ids").size())
              .mapToLong(i -> example.path("ids").get(i).asLong())
              .toArray();
      assertThat(ids.apply(text)).as(text).isEqualTo(expected);
    }
  }
}
