package io.atelier.gateway.studio;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The start page and Swagger UI; their styles and scripts are static resources. */
@Configuration(proxyBeanMethods = false)
class Pages {

  @Bean
  RouterFunction<ServerResponse> pageRoutes() {
    return RouterFunctions.route()
        .GET("/", _ -> page("index.html"))
        .GET("/docs", _ -> page("docs.html"))
        .build();
  }

  private static Mono<ServerResponse> page(String name) {
    return ServerResponse.ok()
        .contentType(MediaType.TEXT_HTML)
        .bodyValue(new ClassPathResource("static/" + name));
  }
}
