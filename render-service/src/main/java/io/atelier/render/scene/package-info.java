/** What a picture is made of: validated, complete, immutable. Lengths are logical pixels. */
@NullMarked
package io.atelier.render.scene;

import org.jspecify.annotations.NullMarked;
