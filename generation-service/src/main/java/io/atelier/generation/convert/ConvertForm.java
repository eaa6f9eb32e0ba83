package io.atelier.generation.convert;

import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.multipart.FilePart;

/**
 * Body of {@code POST /api/convert}.
 *
 * @param image the photo's file
 */
record ConvertForm(@Nullable FilePart image) {}
