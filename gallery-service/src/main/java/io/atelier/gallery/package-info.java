/** Categories of works, and the pipeline that takes pictures in. */
@NullMarked
package io.atelier.gallery;

import org.jspecify.annotations.NullMarked;
