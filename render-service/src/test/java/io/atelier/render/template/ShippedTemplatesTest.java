package io.atelier.render.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.render.Pictures;
import io.atelier.render.encode.Encoders;
import io.atelier.render.font.FontLibrary;
import io.atelier.render.layout.SceneLayout;
import io.atelier.render.pipeline.RenderPipeline;
import io.atelier.render.raster.Painter;
import io.atelier.render.shaping.Shaper;
import io.atelier.render.spec.Draft;
import io.atelier.render.spec.Materials;
import io.atelier.render.spec.SceneReader;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class ShippedTemplatesTest {
  private static final SceneReader READER = new SceneReader(new FontLibrary());
  private static final RenderPipeline PIPELINE =
      new RenderPipeline(new SceneLayout(new Shaper()), new Painter(), new Encoders());

  static Stream<Template> shipped() {
    return new ShippedTemplates(JsonMapper.shared()).all().stream();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void needNothing(Template template) {
    Draft draft = read(template, Map.of());

    assertThat(draft.complete()).isTrue();
    assertThat(template.document().parameters().values()).noneMatch(Parameter::required);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void keepTheirSize_howeverLongTheTexts(Template template) {
    Map<String, Object> longest = new HashMap<>();
    template
        .document()
        .parameters()
        .forEach(
            (name, parameter) -> {
              if (parameter.type() == Parameter.Type.TEXT && !name.equals("language")) {
                longest.put(name, "long words ".repeat(400).substring(0, parameter.maxLength()));
              }
            });

    byte[] brief = PIPELINE.render(read(template, Map.of()).scene());
    byte[] lengthy = PIPELINE.render(read(template, longest).scene());

    assertThat(longest).isNotEmpty();
    assertThat(Pictures.read(lengthy).getHeight()).isEqualTo(Pictures.read(brief).getHeight());
    assertThat(lengthy).isNotEqualTo(brief);
  }

  private static Draft read(Template template, Map<String, Object> given) {
    Document document = template.document();
    return READER.read(document.filled(document.shown(given)), Materials.NONE);
  }
}
