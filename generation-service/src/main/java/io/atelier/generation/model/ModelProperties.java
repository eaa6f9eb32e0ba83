package io.atelier.generation.model;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which models are served.
 *
 * @param directory where weights are unpacked to, a folder per digest
 * @param bundles a folder of the operator's own bundles, a folder each; it need not be there
 * @param defaultName the model of requests that name none
 * @param editModel the model that edits by instructions where a request names none; where it is not
 *     served, the default model
 * @param precision which of a bundle's weights are served; bundles without it serve their preferred
 *     ones
 * @param refresh how often each process looks for changes of the routes
 * @param keepRetired how long versions that nobody is sent to any more are kept to go back to, at
 *     least a week
 */
@ConfigurationProperties("atelier.generation.models")
record ModelProperties(
    @DefaultValue("data/models") Path directory,
    @DefaultValue("data/bundles") Path bundles,
    @DefaultValue("anime-fast") String defaultName,
    @DefaultValue("edit") String editModel,
    @DefaultValue("int8") String precision,
    @DefaultValue("1s") Duration refresh,
    @DefaultValue("7d") Duration keepRetired) {

  ModelProperties {
    if (keepRetired.compareTo(Duration.ofDays(7)) < 0) {
      throw new IllegalArgumentException("keep-retired is less than 7 days");
    }
  }
}
