/** The models this service offers: their bundles, verified files, and the API that lists them. */
@NullMarked
package io.atelier.generation.model;

import org.jspecify.annotations.NullMarked;
