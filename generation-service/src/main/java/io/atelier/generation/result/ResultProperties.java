package io.atelier.generation.result;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param keep how long it is remembered which job made a picture; zero for never
 */
@Validated
@ConfigurationProperties("atelier.generation.results")
record ResultProperties(@DefaultValue("1h") Duration keep) {}
