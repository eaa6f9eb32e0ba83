package io.atelier.generation.job;

import io.atelier.platform.image.ImageFormat;

/**
 * The picture a job made.
 *
 * @param bytes size of the file
 * @param sha256 of the file, in lower-case hex
 */
public record Output(ImageFormat format, int width, int height, int bytes, String sha256) {}
