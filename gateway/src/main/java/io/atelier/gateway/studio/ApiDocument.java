package io.atelier.gateway.studio;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document of all services, written by hand as YAML, told as JSON. */
@RestController
final class ApiDocument {

  private static final CacheControl BRIEFLY = CacheControl.maxAge(Duration.ofMinutes(5));

  private final byte[] document;

  ApiDocument() throws IOException {
    try (InputStream yaml = new ClassPathResource("openapi/atelier.yaml").getInputStream()) {
      Object parsed = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
      // A mapper of its own: the service's writes snake_case, the document is as it is.
      this.document = JsonMapper.builder().build().writeValueAsBytes(parsed);
    }
  }

  @GetMapping("/openapi.json")
  ResponseEntity<byte[]> document() {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(BRIEFLY)
        .body(document);
  }
}
