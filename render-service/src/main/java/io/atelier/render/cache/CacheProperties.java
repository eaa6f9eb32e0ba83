package io.atelier.render.cache;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param size most bytes of finished pictures kept in memory
 * @param shared the level that all instances share
 */
@ConfigurationProperties("atelier.render.cache")
record CacheProperties(@DefaultValue("64MB") DataSize size, @DefaultValue Shared shared) {
  /**
   * @param enabled whether pictures are kept in Redis at all
   * @param ttl how long a picture is kept there
   * @param largest bytes of the largest picture kept there
   * @param deadline of one look-up
   * @param waiting pictures that may wait to be written; more are not kept
   */
  record Shared(
      @DefaultValue("true") boolean enabled,
      @DefaultValue("1h") Duration ttl,
      @DefaultValue("512KB") DataSize largest,
      @DefaultValue("50ms") Duration deadline,
      @DefaultValue("64") int waiting) {}
}
