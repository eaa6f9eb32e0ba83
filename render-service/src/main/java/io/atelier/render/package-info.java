/** The render service: texts become pictures. */
@NullMarked
package io.atelier.render;

import org.jspecify.annotations.NullMarked;
