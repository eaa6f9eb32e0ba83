package io.atelier.render.scene;

import io.atelier.render.encode.OutputFormat;

/**
 * How a picture leaves.
 *
 * @param quality 1 to 100, for JPEG and lossy WebP
 * @param interlaced Adam7 for PNG, progressive for JPEG
 */
public record Output(OutputFormat format, int quality, boolean interlaced) {}
