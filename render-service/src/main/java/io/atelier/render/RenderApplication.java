package io.atelier.render;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class RenderApplication {
  public static void main(String[] args) {
    SpringApplication.run(RenderApplication.class, args);
  }
}
