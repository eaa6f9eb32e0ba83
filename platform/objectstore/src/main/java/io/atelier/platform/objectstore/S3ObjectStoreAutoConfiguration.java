package io.atelier.platform.objectstore;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** Objects in S3, where an endpoint is named. */
@AutoConfiguration
@Conditional(S3Configured.class)
@ConditionalOnMissingBean(ObjectStore.class)
@EnableConfigurationProperties(S3Properties.class)
class S3ObjectStoreAutoConfiguration {

  private static final int KEYS_A_PAGE = 1_000;

  @Bean
  S3AsyncClient objectStoreClient(S3Properties s3) {
    return S3AsyncClient.builder()
        .endpointOverride(s3.endpoint())
        .forcePathStyle(true)
        .region(Region.of(s3.region()))
        .credentialsProvider(credentials(s3))
        // What is not AWS often does not know the newer trailing checksums.
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .overrideConfiguration(
            b -> b.retryStrategy(DefaultRetryStrategy.doNotRetry()).apiCallTimeout(s3.timeout()))
        .httpClientBuilder(
            NettyNioAsyncHttpClient.builder()
                .maxConcurrency(s3.connections())
                .connectionTimeout(s3.timeout()))
        .build();
  }

  @Bean
  ObjectStore objectStore(S3AsyncClient objectStoreClient, S3Properties s3) {
    var policy = new RemoteCallPolicy(s3.timeout(), s3.attempts());
    return new S3ObjectStore(objectStoreClient, s3.bucket(), KEYS_A_PAGE, policy);
  }

  private static StaticCredentialsProvider credentials(S3Properties s3) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(s3.accessKey(), s3.secretKey()));
  }
}
