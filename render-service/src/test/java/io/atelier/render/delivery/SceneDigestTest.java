package io.atelier.render.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.render.font.FontLibrary;
import io.atelier.render.scene.Picture;
import io.atelier.render.spec.Materials;
import io.atelier.render.spec.Query;
import io.atelier.render.spec.SceneReader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SceneDigestTest {
  private static final String SCENE =
      "text=a&width=90&height=80&layers.0.type=rectangle&layers.1.type=image&layers.1.image=upload:a";
  private static final Materials PICTURES =
      new Materials(
          Map.of(
              "upload:a", new Picture("a", 2, 2, new int[4]),
              "upload:b", new Picture("b", 2, 2, new int[4])),
          Map.of());

  private final SceneReader reader = new SceneReader(new FontLibrary());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text=b",
        "width=91",
        "height=81",
        "scale=2",
        "background=red",
        "background=linear-gradient(red,blue)",
        "background=radial-gradient(red,blue)",
        "background=upload:a",
        "format=jpeg",
        "interlaced=1",
        "font=noto-serif",
        "weight=700",
        "size=17",
        "letter_spacing=1",
        "color=red",
        "stroke=1+red",
        "shadow=1+1+red",
        "language=ja",
        "direction=rtl",
        "align=right",
        "vertical_align=bottom",
        "line_height=2",
        "max_lines=2",
        "ellipsis=-",
        "auto_fit=1",
        "padding=1",
        "layers.0.fill=red",
        "layers.0.radius=1",
        "layers.0.stroke=1+red",
        "layers.0.opacity=.5",
        "layers.0.operator=src",
        "layers.0.x=1",
        "layers.1.image=upload:b",
        "layers.1.fit=cover",
        "watermark=upload:a"
      })
  void differs_whenAnythingDoes(String change) {
    assertThat(digest(SCENE + "&" + change)).isNotEqualTo(digest(SCENE));
  }

  @Test
  void isTheSame_howeverItIsWritten() {
    assertThat(digest("text=a&color=%23f00&scale=1.0&quality=5"))
        .isEqualTo(digest("quality=9&color=red&text=a"))
        .hasSize(32);
  }

  @Test
  void tellsBrokenTextsApart() {
    assertThat(digest(Map.of("text", "\uD800x")))
        .isNotEqualTo(digest(Map.of("text", "?x")))
        .isNotEqualTo(digest(Map.of("text", "\uD801x")));
  }

  private String digest(String query) {
    return digest(Query.tree(query));
  }

  private String digest(Map<String, Object> values) {
    return SceneDigest.of(reader.read(values, PICTURES).scene());
  }
}
