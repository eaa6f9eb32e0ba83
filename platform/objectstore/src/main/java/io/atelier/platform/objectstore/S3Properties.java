package io.atelier.platform.objectstore;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where objects lie when they lie in S3; naming the endpoint is what chooses S3.
 *
 * @param endpoint address of the service, called path-style
 * @param region the region requests are signed for
 * @param bucket made when absent
 * @param accessKey the key's id
 * @param secretKey the key's secret
 * @param timeout how long one attempt may take
 * @param attempts how often an operation is tried in all
 * @param connections how many connections are open at most
 */
@Validated
@ConfigurationProperties("atelier.s3")
record S3Properties(
    URI endpoint,
    @DefaultValue("us-east-1") @NotBlank String region,
    @DefaultValue("atelier") @NotBlank String bucket,
    @NotBlank String accessKey,
    @NotBlank String secretKey,
    @DefaultValue("5s") Duration timeout,
    @DefaultValue("3") @Min(1) @Max(10) int attempts,
    @DefaultValue("50") @Min(1) int connections) {

  @Override
  public String toString() {
    return "S3Properties[endpoint=" + endpoint + ", bucket=" + bucket + "]"; // no secrets in logs
  }
}
