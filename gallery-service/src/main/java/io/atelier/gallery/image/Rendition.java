package io.atelier.gallery.image;

import io.atelier.platform.image.ImageFormat;

/** One size of a picture, encoded: upright and without metadata. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Rendition(int width, int height, ImageFormat format, byte[] bytes) {}
