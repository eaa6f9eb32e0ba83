package io.atelier.render.template;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param perUser how many templates a user may keep
 * @param versions how many versions of a template are kept; older ones are deleted
 * @param stale how long an instance may go on with a version that another has replaced
 */
@ConfigurationProperties("atelier.render.templates")
record TemplateProperties(
    @DefaultValue("100") int perUser,
    @DefaultValue("50") int versions,
    @DefaultValue("2s") Duration stale) {}
