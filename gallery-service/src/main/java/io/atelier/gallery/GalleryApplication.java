package io.atelier.gallery;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class GalleryApplication {

  public static void main(String[] args) {
    SpringApplication.run(GalleryApplication.class, args);
  }
}
