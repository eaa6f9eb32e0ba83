package io.atelier.render.text;

import io.atelier.render.scene.Picture;
import java.util.Map;

/**
 * A form as it was sent.
 *
 * @param values its fields as a tree
 * @param uploads its files as pictures, by {@code upload:{name}}
 */
record TextForm(Map<String, Object> values, Map<String, Picture> uploads) {}
