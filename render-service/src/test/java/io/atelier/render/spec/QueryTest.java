package io.atelier.render.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
  @Test
  void decodesValues_theLastOfANameCounts() {
    assertThat(Query.tree("text=a+b%20%E4%B8%96%3D&width=1&width=2&flag"))
        .isEqualTo(Map.of("text", "a b 世=", "width", "2", "flag", ""));
  }

  @Test
  void isEmpty_withoutAQuery() {
    assertThat(Query.tree(null)).isEmpty();
    assertThat(Query.tree("&&")).isEmpty();
  }

  @Test
  void nestsDottedNames() {
    assertThat(Query.tree("shadow.blur=2&shadow.color=red&runs.1.text=b&runs.0.text=a"))
        .isEqualTo(
            Map.of(
                "shadow",
                Map.of("blur", "2", "color", "red"),
                "runs",
                List.of(Map.of("text", "a"), Map.of("text", "b"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=1&a.b=2", "a.0.b=1&a.c=2", "a.b.c.d.e.f.g=1", "text=%zz", "text=%E"})
  void rejectsTheQuery_whenItContradictsItself(String query) {
    assertThatThrownBy(() -> Query.tree(query)).isInstanceOf(SpecProblem.class);
  }

  @Test
  void staysSmall_whateverTheIndex() {
    assertThat(Query.tree("runs.64.text=a"))
        .isEqualTo(Map.of("runs", Map.of("64", Map.of("text", "a"))));
    assertThat((List<?>) Query.tree("runs.63.text=a").get("runs")).hasSize(64);
  }
}
