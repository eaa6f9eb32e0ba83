package io.atelier.generation.openai;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param deadline longest a caller waits before 504; his jobs are cancelled then
 * @param publicUrl where clients reach the gateway; links to pictures begin with it
 * @param linksFor how long such a link lives
 * @param generationModel of pictures from words alone, where the call names none
 */
@Validated
@ConfigurationProperties("atelier.generation.openai")
record OpenAiProperties(
    @DefaultValue("110s") Duration deadline,
    @DefaultValue("http://localhost:8080") URI publicUrl,
    @DefaultValue("60m") Duration linksFor,
    @DefaultValue("sketchpad") String generationModel) {}
