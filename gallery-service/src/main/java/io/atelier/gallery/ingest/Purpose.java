package io.atelier.gallery.ingest;

/** What a picture that comes in is to become. */
public enum Purpose {
  WORK,
  COVER
}
