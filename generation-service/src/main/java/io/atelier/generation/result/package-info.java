/** Pictures made before: what a result depends on, which job made it, and making each once. */
@NullMarked
package io.atelier.generation.result;

import org.jspecify.annotations.NullMarked;
