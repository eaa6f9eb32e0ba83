package io.atelier.render.text;

import java.util.Map;

/**
 * A form as it was sent.
 *
 * @param values its fields as a tree
 * @param uploads its files, by {@code upload:{name}}
 */
record TextForm(Map<String, Object> values, Map<String, byte[]> uploads) {}
