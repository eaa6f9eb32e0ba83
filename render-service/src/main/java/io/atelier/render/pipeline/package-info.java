/**
 * From a text card to pixels, one step a file: paragraphs, font runs, measuring, line breaking,
 * layout, painting.
 */
@NullMarked
package io.atelier.render.pipeline;

import org.jspecify.annotations.NullMarked;
