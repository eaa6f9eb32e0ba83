package io.atelier.render.font.user;

import io.atelier.render.font.FontFamily;

/**
 * @param family its name tells contents apart: the same name, the same glyphs
 * @param fallback whether the default font stands in for one that could not be fetched
 */
public record LoadedFont(FontFamily family, boolean fallback) {}
