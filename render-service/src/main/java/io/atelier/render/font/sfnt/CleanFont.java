package io.atelier.render.font.sfnt;

/**
 * A font that is safe to open.
 *
 * @param file TrueType or OpenType, one face, not written to
 * @param family as the font names itself, at most 100 characters; may be empty
 * @param style such as {@code Bold}; may be empty
 * @param glyphs how many it has
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes; nobody compares them
public record CleanFont(byte[] file, String family, String style, int glyphs) {}
