/**
 * Where every glyph of a scene stands, one step a file: paragraphs, faces and directions,
 * measuring, line breaking, shaping, placing.
 */
@NullMarked
package io.atelier.render.layout;

import org.jspecify.annotations.NullMarked;
