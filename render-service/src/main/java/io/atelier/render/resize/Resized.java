package io.atelier.render.resize;

import io.atelier.platform.image.ImageFormat;

/**
 * @param file owned by whoever holds this
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
record Resized(ImageFormat format, byte[] file) {}
