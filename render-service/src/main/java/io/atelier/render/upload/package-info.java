/** Files in requests. */
@NullMarked
package io.atelier.render.upload;

import org.jspecify.annotations.NullMarked;
