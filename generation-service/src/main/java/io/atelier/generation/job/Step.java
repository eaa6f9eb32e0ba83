package io.atelier.generation.job;

import org.jspecify.annotations.Nullable;

/**
 * How far a running job is.
 *
 * @param done steps or tiles, from 1
 * @param preview the picture in the making, small, as data URL; null at most steps
 */
public record Step(int done, int total, @Nullable String preview) {}
