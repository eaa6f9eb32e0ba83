/**
 * What every HTTP edge of Atelier shares: problems, verified identity, request ids and server
 * defaults.
 */
@NullMarked
package io.atelier.platform.web;

import org.jspecify.annotations.NullMarked;
