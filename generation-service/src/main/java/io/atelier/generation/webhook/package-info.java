/** Tells programs of ended jobs: who wants to hear, what is owed, and the signed call. */
@NullMarked
package io.atelier.generation.webhook;

import org.jspecify.annotations.NullMarked;
