/** Bytes under a key, in files or in S3; which of the two is configuration. */
@NullMarked
package io.atelier.platform.objectstore;

import org.jspecify.annotations.NullMarked;
