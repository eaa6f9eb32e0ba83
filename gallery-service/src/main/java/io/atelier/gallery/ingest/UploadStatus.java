package io.atelier.gallery.ingest;

/** How far an upload has come. */
enum UploadStatus {
  /** Stored and waiting for a permit. */
  ACCEPTED,
  /** In a worker's hands. */
  PROCESSING,
  /** Its work or cover stands. */
  DONE,
  /** It was no usable picture, or could not be processed for too long; its files are gone. */
  FAILED,
  /** Its work was deleted; the row stays so that nothing brings it back. */
  DELETED
}
