package io.atelier.auth;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class AuthService {

  static void main(String[] arguments) {
    SpringApplication.run(AuthService.class, arguments);
  }
}
