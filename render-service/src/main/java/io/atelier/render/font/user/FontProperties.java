package io.atelier.render.font.user;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxFile largest font file, uploaded or fetched
 * @param perUser how many fonts a user may keep
 * @param arrival longest an upload may take to arrive
 * @param queue fonts that may wait to be checked; more are refused with 503
 * @param open bytes of fonts that are kept ready to draw with
 * @param openFor how long each is, since it was opened; a font deleted by its owner draws no longer
 * @param origins where fonts may be fetched from, such as {@code https://fonts.example.org}; none
 *     by default
 * @param privateAddresses whether an origin may resolve to an address that is not public
 * @param fetchTimeout longest a fetch may take
 */
@Validated
@ConfigurationProperties("atelier.render.fonts")
record FontProperties(
    @DefaultValue("10MB") DataSize maxFile,
    @DefaultValue("20") @Min(0) @Max(1000) int perUser,
    @DefaultValue("20s") Duration arrival,
    @DefaultValue("32") @Min(1) int queue,
    @DefaultValue("48MB") DataSize open,
    @DefaultValue("10m") Duration openFor,
    @DefaultValue List<URI> origins,
    @DefaultValue("false") boolean privateAddresses,
    @DefaultValue("5s") Duration fetchTimeout) {}
