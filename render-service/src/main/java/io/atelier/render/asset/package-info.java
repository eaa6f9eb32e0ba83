/** Pictures that users upload for their scenes: kept in the object store, decoded once. */
@NullMarked
package io.atelier.render.asset;

import org.jspecify.annotations.NullMarked;
