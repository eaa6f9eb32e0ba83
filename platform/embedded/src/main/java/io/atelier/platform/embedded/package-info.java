/**
 * PostgreSQL, Redis and an AMQP 0-9-1 broker from the class path, each a child process that dies
 * with this JVM.
 */
@NullMarked
package io.atelier.platform.embedded;

import org.jspecify.annotations.NullMarked;
