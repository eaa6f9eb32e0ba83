package io.atelier.platform.ids;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a process holds its snowflake node number.
 *
 * @param name whose ids must not clash: processes with the same name share the 1,024 node numbers
 * @param lease how long a number stays taken without renewal, so how long Redis may be away before
 *     ids stop
 * @param renewal pause between two renewals, well under the lease
 * @param retry pause before the next try while no number is held or Redis does not answer
 * @param quarantine how long a number given back stays taken, to cover clocks that differ between
 *     machines
 * @param timeout how long one try waits for Redis
 * @param startWait how long a starting process waits for its first number before it goes on without
 */
@Validated
@ConfigurationProperties("atelier.ids")
record IdsProperties(
    @NotBlank @DefaultValue("atelier") String name,
    @DurationMin(seconds = 1) @DefaultValue("10m") Duration lease,
    @DurationMin(millis = 10) @DefaultValue("20s") Duration renewal,
    @DurationMin(millis = 10) @DefaultValue("1s") Duration retry,
    @DurationMin(millis = 1) @DefaultValue("10s") Duration quarantine,
    @DurationMin(millis = 10) @DefaultValue("3s") Duration timeout,
    @DurationMin(millis = 10) @DefaultValue("15s") Duration startWait) {}
