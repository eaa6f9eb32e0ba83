package io.atelier.generation.model;

/** Where imported weights lie in the object store: by their digest, once for all versions. */
final class ModelFiles {

  private ModelFiles() {}

  static String key(String sha256) {
    return "generation/models/" + sha256;
  }
}
