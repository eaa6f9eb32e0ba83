package io.atelier.generation.convert;

import io.atelier.generation.job.Photo;
import io.atelier.generation.model.ModelVersion;
import io.atelier.platform.image.ImageFormat;

/** All a picture depends on; equal keys make equal pictures. */
record CacheKey(String photoSha256, String modelSha256, ImageFormat format) {
  static CacheKey of(Photo photo, ModelVersion model, ImageFormat format) {
    return new CacheKey(photo.sha256(), model.sha256(), format);
  }
}
