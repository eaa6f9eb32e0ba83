package io.atelier.render.cache;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param size most bytes of finished pictures kept in memory
 */
@ConfigurationProperties("atelier.render.cache")
record CacheProperties(@DefaultValue("64MB") DataSize size) {}
