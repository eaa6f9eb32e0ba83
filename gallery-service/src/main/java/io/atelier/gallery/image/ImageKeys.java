package io.atelier.gallery.image;

import io.atelier.platform.image.ImageFormat;

/** Where pictures lie in the object store. */
final class ImageKeys {

  private static final String ORIGINALS = "gallery/originals/";

  private ImageKeys() {}

  static String original(long imageId, String sha256) {
    return ORIGINALS + sha256.substring(0, 2) + "/" + imageId;
  }

  /** Whether the gallery owns what lies there; a job's output belongs to the generation service. */
  static boolean isOriginal(String key) {
    return key.startsWith(ORIGINALS);
  }

  static String variants(long imageId) {
    return "gallery/variants/" + imageId + "/";
  }

  static String variant(long imageId, int width, ImageFormat format) {
    return variants(imageId) + width + "." + format.extension();
  }
}
