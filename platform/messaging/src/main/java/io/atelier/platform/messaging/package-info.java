/**
 * Work queues on an AMQP 0-9-1 broker: topology, a publisher that waits for the broker's confirm
 * and a consumer that settles every delivery. Uses only what RabbitMQ and the embedded broker do
 * alike; retries and dead letters are the application's.
 */
@NullMarked
package io.atelier.platform.messaging;

import org.jspecify.annotations.NullMarked;
