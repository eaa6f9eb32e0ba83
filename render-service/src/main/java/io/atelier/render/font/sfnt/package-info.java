/**
 * Fonts that strangers send, made safe: a file is taken apart, every table the renderer needs is
 * checked and written anew, and the rest is left out.
 */
@NullMarked
package io.atelier.render.font.sfnt;

import org.jspecify.annotations.NullMarked;
