package io.atelier.render.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.atelier.platform.web.FieldProblem;
import io.atelier.platform.web.ProblemException;
import io.atelier.render.spec.Fields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class DocumentTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String CARD =
      """
      {"parameters":{
         "title":{"example":"Hello"},
         "size":{"type":"number","min":1,"max":99,"default":20},
         "accent":{"type":"color","default":"red"},
         "logo":{"type":"image","default":""},
         "loud":{"type":"flag","default":false},
         "side":{"type":"choice","choices":["left","right"],"default":"left"}},
       "scene":{"text":"{{title}}!","size":"{{size}}","background":"linear-gradient({{accent}}, #000)",
         "align":"{{side}}","markup":"<b>{{title}}</b>","layers":[{"if":"{{logo}}"},{"if":"{{loud}}"}]}}
      """;

  @Test
  void putsValuesInPlace_withTheirTypes() {
    Fields scene = read(CARD).filled(Map.of("title", "Hi", "size", "30", "accent", "#0F0"));

    assertThat(scene.value("text")).isEqualTo("Hi!");
    assertThat(scene.value("size")).isEqualTo(30L);
    assertThat(scene.value("background")).isEqualTo("linear-gradient(#0f0, #000)");
    assertThat(scene.value("align")).isEqualTo("left");
    assertThat(scene.value("layers")).isEqualTo(List.of(Map.of("if", ""), Map.of("if", false)));
  }

  @Test
  void keepsTags_outOfMarkup() {
    Fields scene = read(CARD).filled(Map.of("title", "a<b>&\nc{{size}}"));

    assertThat(scene.value("markup")).isEqualTo("<b>a&lt;b>&amp;<br>c{{size}}</b>");
    assertThat(scene.value("text")).isEqualTo("a<b>&\nc{{size}}!");
  }

  @Test
  void passesTheOutputOn() {
    Fields scene = read(CARD).filled(Map.of("title", "a", "format", "jpeg", "padding", "3"));

    assertThat(scene.value("format")).isEqualTo("jpeg");
    assertThat(scene.value("padding")).isNull();
  }

  @Test
  void showsExamples_inPreviews() {
    assertThat(read(CARD).shown(Map.of("size", 9)))
        .containsEntry("title", "Hello")
        .containsEntry("size", 9);
  }

  @ParameterizedTest
  @CsvSource({
    "size, 100, size",
    "size, big, size",
    "accent, blurple, accent",
    "logo, http://example.org/x.png, logo",
    "loud, perhaps, loud",
    "side, middle, side",
    "title, '', "
  })
  void namesTheParameter_whenItsValueIsWrong(String name, String value, String field) {
    var given = new java.util.HashMap<String, Object>(Map.of("title", "a"));
    given.put(name, value);

    var problem = problem(() -> read(CARD).filled(given));

    if (field == null) {
      assertThat(problem).isNull();
    } else {
      assertThat(fields(problem)).containsExactly(field);
    }
  }

  @Test
  void namesTheParameter_whenItIsMissing() {
    assertThat(fields(problem(() -> read(CARD).filled(Map.of())))).containsExactly("title");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|scene",
        "{\"scene\":[]}|scene",
        "{\"scene\":{\"text\":\"{{nobody}}\"}}|scene",
        "{\"scene\":{},\"parameters\":{\"a\":{}}}|parameters.a.example",
        "{\"scene\":{},\"parameters\":{\"A\":{\"default\":1}}}|parameters.A",
        "{\"scene\":{},\"parameters\":{\"format\":{\"default\":1}}}|parameters.format",
        "{\"scene\":{},\"parameters\":{\"sig\":{\"default\":1}}}|parameters.sig",
        "{\"scene\":{},\"parameters\":{\"a\":{\"type\":\"date\",\"default\":1}}}|parameters.a.type",
        "{\"scene\":{},\"parameters\":{\"a\":{\"type\":\"choice\",\"default\":1}}}|parameters.a.choices",
        "{\"scene\":{},\"parameters\":3}|parameters"
      })
  void namesTheField_whenTheDocumentIsWrong(String document, String field) {
    assertThat(fields(problem(() -> read(document)))).containsExactly(field);
  }

  @SuppressWarnings("unchecked")
  private static Document read(String document) {
    return Document.read(JSON.readValue(document, Map.class));
  }

  private static ProblemException problem(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call);
  }

  private static List<String> fields(ProblemException problem) {
    return problem.errors().stream().map(FieldProblem::field).toList();
  }
}
