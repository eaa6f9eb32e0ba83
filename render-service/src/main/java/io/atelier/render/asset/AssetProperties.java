package io.atelier.render.asset;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxFile bytes of the largest picture file taken
 * @param maxPixels pixels of the largest picture taken; four bytes each while it is in use
 * @param perUser how many pictures a user may keep
 * @param cache most bytes of decoded pictures kept in memory
 * @param held most bytes of decoded pictures in hand at once beside those
 */
@Validated
@ConfigurationProperties("atelier.render.assets")
record AssetProperties(
    @DefaultValue("10MB") DataSize maxFile,
    @DefaultValue("12000000") @Positive long maxPixels,
    @DefaultValue("200") @Positive int perUser,
    @DefaultValue("48MB") DataSize cache,
    @DefaultValue("128MB") DataSize held) {}
