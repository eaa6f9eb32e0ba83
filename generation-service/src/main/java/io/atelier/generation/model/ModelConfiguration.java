package io.atelier.generation.model;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ModelConfiguration {

  private static final String BUNDLES = "classpath*:models/*/model.json";

  @Bean
  ModelRegistry modelRegistry(ModelProperties properties) {
    String brought = "file:" + properties.bundles().toAbsolutePath() + "/*/model.json";
    List<ModelBundle> bundles = new ArrayList<>(ModelBundle.find(BUNDLES));
    bundles.addAll(ModelBundle.find(brought));
    return ModelRegistry.of(bundles, properties);
  }
}
