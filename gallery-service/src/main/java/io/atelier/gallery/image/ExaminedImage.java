package io.atelier.gallery.image;

import io.atelier.platform.image.ImageHeader;

/**
 * A picture that may come in: of a known format, whole, and not too large.
 *
 * @param sha256 of the bytes, in hexadecimal
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ExaminedImage(byte[] bytes, ImageHeader header, String sha256) {}
