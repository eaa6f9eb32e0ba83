package io.atelier.generation.result;

/**
 * A picture made before.
 *
 * @param objectKey where the job that made it keeps it; gone with that job
 */
public record Result(String objectKey, int width, int height) {}
