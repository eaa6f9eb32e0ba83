package io.atelier.generation.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is taken in.
 *
 * @param maxFile largest weights file: it is held in memory while it is stored
 */
@ConfigurationProperties("atelier.generation.models")
record ImportProperties(@DefaultValue("256MB") DataSize maxFile) {}
