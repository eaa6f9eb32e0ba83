/** The workers: claim, lease, run, settle, and the sweepers that mend what a crash left. */
@NullMarked
package io.atelier.generation.work;

import org.jspecify.annotations.NullMarked;
