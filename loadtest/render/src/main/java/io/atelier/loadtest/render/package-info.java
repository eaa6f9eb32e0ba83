/** Rendering measured: step by step, and against other text-image engines on the same tasks. */
@NullMarked
package io.atelier.loadtest.render;

import org.jspecify.annotations.NullMarked;
