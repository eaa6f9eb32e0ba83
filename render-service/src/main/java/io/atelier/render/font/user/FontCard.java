package io.atelier.render.font.user;

import io.atelier.render.font.sfnt.CleanFont;
import java.time.Instant;

/**
 * What is said of a stored font, to its owner and beside its file.
 *
 * @param id as its address has it
 * @param font as a text names it
 * @param family as the font names itself; may be empty
 * @param style such as {@code Bold}; may be empty
 * @param bytes of the checked file, which is not the one sent
 */
record FontCard(
    String id, String font, String family, String style, int glyphs, int bytes, Instant createdAt) {
  static final String ENDING = ".json";
  static final String MEDIA_TYPE = "application/json";

  static FontCard of(FontId id, CleanFont font, Instant now) {
    return new FontCard(
        id.toString(),
        FontLoader.USER + id,
        font.family(),
        font.style(),
        font.glyphs(),
        font.file().length,
        now);
  }
}
