/** Fonts that users bring: uploaded, or fetched from addresses the operator allows. */
@NullMarked
package io.atelier.render.font.user;

import org.jspecify.annotations.NullMarked;
