package io.atelier.render.asset;

/**
 * A picture file somebody uploaded.
 *
 * @param reference what scenes call it: {@code asset:{user}/{sha256}}
 * @param width in pixels, upright
 * @param height in pixels, upright
 */
record Asset(String reference, String sha256, String mediaType, int width, int height, int bytes) {}
