package io.atelier.gallery.ingest;

import io.atelier.platform.web.ProblemException;
import org.springframework.http.HttpStatus;

/** The file of an upload is no longer where it was stored. */
final class SourceGone extends ProblemException {

  private static final long serialVersionUID = 1;

  SourceGone() {
    super(HttpStatus.GONE, "source-gone", "The picture is gone", "The picture's file is gone.");
  }
}
