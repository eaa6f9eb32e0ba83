/** Scenes with parameters, stored under names: those that come with Atelier, and users' own. */
@NullMarked
package io.atelier.render.template;

import org.jspecify.annotations.NullMarked;
