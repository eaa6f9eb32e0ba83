package io.atelier.generation.model;

/** A file that a manifest names together with what it must be. */
sealed interface BundleFile permits ModelManifest.WeightsFile, BundlePart {

  /** Its name, without a folder. */
  String file();

  /** In lower-case hex. */
  String sha256();
}
