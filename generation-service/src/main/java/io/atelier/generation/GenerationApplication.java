package io.atelier.generation;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The generation service: jobs, the workers that carry them out, and the models they use. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class GenerationApplication {
  static void main(String[] args) {
    SpringApplication.run(GenerationApplication.class, args);
  }
}
