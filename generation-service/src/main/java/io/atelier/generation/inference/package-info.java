/**
 * Runs models on pictures: one bounded queue in front of threads that each keep their own
 * predictors.
 *
 * <p>Needs DJL's PyTorch engine; nothing outside this package knows of it.
 */
@NullMarked
package io.atelier.generation.inference;

import org.jspecify.annotations.NullMarked;
