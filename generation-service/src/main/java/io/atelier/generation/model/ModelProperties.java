package io.atelier.generation.model;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which models are served.
 *
 * @param directory where weights are unpacked to, a folder per digest
 * @param defaultName the model of requests that name none
 * @param precision which of a bundle's weights are served; bundles without it serve their preferred
 *     ones
 */
@ConfigurationProperties("atelier.generation.models")
record ModelProperties(
    @DefaultValue("data/models") Path directory,
    @DefaultValue("anime") String defaultName,
    @DefaultValue("int8") String precision) {}
