/** Snowflake ids: unique over all processes that share a Redis, rising with time. */
@NullMarked
package io.atelier.platform.ids;

import org.jspecify.annotations.NullMarked;
