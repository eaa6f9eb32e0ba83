package io.atelier.gateway.route;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/** Ends requests whose body never comes. */
@Component
final class UploadTimeout implements NettyServerCustomizer {

  private final RouteProperties properties;

  UploadTimeout(RouteProperties properties) {
    this.properties = properties;
  }

  @Override
  public HttpServer apply(HttpServer server) {
    return server.requestTimeout(properties.uploadTimeout());
  }
}
