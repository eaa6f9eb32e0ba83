package io.atelier.render.scene;

/**
 * How a picture leaves.
 *
 * @param quality 1 to 100, for JPEG and WebP; a WebP of 100 is lossless
 * @param interlaced Adam7 for PNG, progressive for JPEG
 */
public record Output(OutputFormat format, int quality, boolean interlaced) {}
