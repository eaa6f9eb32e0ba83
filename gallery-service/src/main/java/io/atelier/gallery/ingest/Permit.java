package io.atelier.gallery.ingest;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;

/**
 * The message of {@code upload_image}: leave to process this upload. The row says whether there is
 * still anything to do.
 */
record Permit(@JsonFormat(shape = Shape.STRING) long uploadId) {}
