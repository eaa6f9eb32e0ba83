/** What the tests of several modules share: real servers, tokens, architecture rules. */
@NullMarked
package io.atelier.platform.testing;

import org.jspecify.annotations.NullMarked;
