/**
 * Draws samples from diffusion models: schedules, samplers and guidance as plain arithmetic over a
 * {@link io.atelier.generation.diffusion.Denoiser}. Everything is immutable or local to a call, so
 * jobs that sample at once cannot disturb each other.
 */
@NullMarked
package io.atelier.generation.diffusion;

import org.jspecify.annotations.NullMarked;
