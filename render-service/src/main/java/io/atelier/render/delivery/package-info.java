/** From a scene to the answer: its name, the caches, the render queue, the deadline. */
@NullMarked
package io.atelier.render.delivery;

import org.jspecify.annotations.NullMarked;
