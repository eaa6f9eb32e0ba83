/**
 * How a scene is written: names and values of a query, a JSON body or a template, read into a
 * validated {@code Scene}.
 */
@NullMarked
package io.atelier.render.spec;

import org.jspecify.annotations.NullMarked;
