package io.atelier.generation.model;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ModelConfiguration {

  private static final String BUNDLES = "classpath*:models/*/model.json";

  @Bean
  ModelRegistry modelRegistry(ModelProperties properties) {
    return ModelRegistry.of(ModelBundle.find(BUNDLES), properties);
  }
}
