/**
 * OpenTelemetry for every service: traces of HTTP, WebClient, R2DBC, Redis and AMQP by Micrometer's
 * bridge, exported by OTLP where {@code OTEL_EXPORTER_OTLP_ENDPOINT} names a collector.
 */
@NullMarked
package io.atelier.platform.telemetry;

import org.jspecify.annotations.NullMarked;
