package io.atelier.gallery.category;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.platform.web.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeysetPageTest {

  private final KeysetPage page = new KeysetPage(null, 2);

  @Test
  void namesTheLastItemAsCursor_whenMoreFollow() {
    assertThat(of(9L, 8L, 7L)).isEqualTo(new Page<>(List.of("9", "8"), "8"));
  }

  @Test
  void hasNoCursor_onTheLastPage() {
    assertThat(of(9L, 8L)).isEqualTo(new Page<>(List.of("9", "8"), null));
    assertThat(of()).isEqualTo(new Page<>(List.of(), null));
  }

  @Test
  void readsOneRowMoreThanThePageHolds() {
    assertThat(page.rows()).isEqualTo(3);
    assertThat(new KeysetPage(7L, null).rows()).isEqualTo(51);
    assertThat(new KeysetPage(7L, null).before()).isEqualTo(7);
  }

  private Page<String> of(Long... ids) {
    return page.of(List.of(ids), Long::longValue, id -> Long.toString(id));
  }
}
