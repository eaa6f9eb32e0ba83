/** Pictures made lately, each made once however many ask. */
@NullMarked
package io.atelier.render.cache;

import org.jspecify.annotations.NullMarked;
