/**
 * Reading, resizing and writing of PNG, JPEG and WebP, safe for files that strangers send.
 *
 * <p>{@link io.atelier.platform.image.ImageHeader} judges a file at the door without decoding it;
 * {@link io.atelier.platform.image.ImageCodec} decodes and encodes, by OpenCV where its natives
 * load and by ImageIO elsewhere.
 */
@NullMarked
package io.atelier.platform.image;

import org.jspecify.annotations.NullMarked;
