/**
 * Atelier on one machine: the backing servers and the five services, started and kept alive by one
 * launcher.
 */
@NullMarked
package io.atelier.standalone;

import org.jspecify.annotations.NullMarked;
