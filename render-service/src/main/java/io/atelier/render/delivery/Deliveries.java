package io.atelier.render.delivery;

import io.atelier.render.cache.RenderedPictures;
import io.atelier.render.scene.Layer;
import io.atelier.render.scene.Paint;
import io.atelier.render.scene.Scene;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers requests with pictures: each made once, none made for a client that has it. */
@Component
public final class Deliveries {
  /** Below, text on a plain ground is drawn faster than Redis answers. */
  private static final double CHEAP_PIXELS = 500_000;

  /** Names the fonts for which the default font stands in. */
  private static final String FALLBACK = "Atelier-Font-Fallback";

  private final Renderer renderer;
  private final RenderedPictures pictures;
  private final String openly;
  private final String privately;

  Deliveries(Renderer renderer, RenderedPictures pictures, RenderProperties properties) {
    this.renderer = renderer;
    this.pictures = pictures;
    String maxAge = "max-age=" + properties.maxAge().toSeconds();
    this.openly = maxAge + ", public";
    this.privately = maxAge + ", private";
  }

  /** Who may keep an answer. */
  public enum Audience {
    EVERYONE,
    /** Caches of the client alone. */
    CALLER
  }

  /** Sends the scene's picture, or 304 where a GET names the picture the client has. */
  public Mono<Void> send(ServerWebExchange exchange, ReadScene read, Audience audience) {
    Scene scene = read.scene();
    String digest = SceneDigest.of(scene);
    ServerHttpResponse response = exchange.getResponse();
    String etag = '"' + digest + '"';
    response.getHeaders().set(HttpHeaders.CACHE_CONTROL, caching(read, audience));
    if (!read.standIns().isEmpty()) {
      response.getHeaders().set(FALLBACK, String.join(", ", read.standIns()));
    }
    // Before rendering: a client that has the picture costs nothing.
    if (isRead(exchange) && exchange.checkNotModified(etag)) {
      return response.setComplete();
    }
    byte[] known = pictures.inMemory(digest);
    if (known != null) {
      return write(response, scene, etag, known);
    }
    return pictures
        .get(digest, worthSharing(scene), renderer.render(scene))
        .flatMap(picture -> write(response, scene, etag, picture));
  }

  private String caching(ReadScene read, Audience audience) {
    if (!read.standIns().isEmpty()) {
      return "no-store"; // the font may be there next time
    }
    return audience == Audience.EVERYONE ? openly : privately;
  }

  private static Mono<Void> write(
      ServerHttpResponse response, Scene scene, String etag, byte[] picture) {
    HttpHeaders headers = response.getHeaders();
    headers.set(HttpHeaders.ETAG, etag);
    headers.set(HttpHeaders.CONTENT_TYPE, scene.output().format().mediaType());
    headers.set("X-Content-Type-Options", "nosniff");
    headers.setContentLength(picture.length);
    return response.writeWith(Mono.just(response.bufferFactory().wrap(picture)));
  }

  private static boolean isRead(ServerWebExchange exchange) {
    HttpMethod method = exchange.getRequest().getMethod();
    return method == HttpMethod.GET || method == HttpMethod.HEAD;
  }

  private static boolean worthSharing(Scene scene) {
    boolean plain =
        scene.background() instanceof Paint.Solid
            && scene.layers().stream().allMatch(Layer.TextLayer.class::isInstance);
    double height = scene.height() == 0 ? scene.width() : scene.height();
    return !plain || scene.width() * height * scene.scale() * scene.scale() > CHEAP_PIXELS;
  }
}
