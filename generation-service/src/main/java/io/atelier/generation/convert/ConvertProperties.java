package io.atelier.generation.convert;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How photos are converted while the caller waits.
 *
 * @param deadline longest a caller waits before 504; his job is cancelled then
 * @param maxWait queues longer than this are not joined: 503 with the time after which to try again
 * @param cache how many bytes of finished pictures are remembered
 * @param cacheFor how long each is
 */
@Validated
@ConfigurationProperties("atelier.generation.convert")
record ConvertProperties(
    @DefaultValue("30s") Duration deadline,
    @DefaultValue("25s") Duration maxWait,
    @DefaultValue("64MB") DataSize cache,
    @DefaultValue("1h") Duration cacheFor) {}
