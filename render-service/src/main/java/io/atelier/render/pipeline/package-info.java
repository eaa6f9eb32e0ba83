/** From a scene to the bytes of its picture: layout, painting, encoding. */
@NullMarked
package io.atelier.render.pipeline;

import org.jspecify.annotations.NullMarked;
