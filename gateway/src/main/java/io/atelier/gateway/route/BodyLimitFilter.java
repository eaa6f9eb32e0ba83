package io.atelier.gateway.route;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Refuses bodies larger than their route takes: announced ones unread, chunked ones as soon as they
 * have streamed past the limit.
 */
@Component
final class BodyLimitFilter implements GlobalFilter, Ordered {

  @Override
  public int getOrder() {
    return FilterOrder.BODY_LIMIT;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    long limit = ApiRoute.of(exchange).body().toBytes();
    long announced = exchange.getRequest().getHeaders().getContentLength();
    if (announced > limit) {
      return Mono.error(() -> new BodyTooLarge(limit));
    }
    return chain.filter(announced >= 0 ? exchange : counted(exchange, limit));
  }

  private static ServerWebExchange counted(ServerWebExchange exchange, long limit) {
    return exchange
        .mutate()
        .request(
            new ServerHttpRequestDecorator(exchange.getRequest()) {
              @Override
              public Flux<DataBuffer> getBody() {
                AtomicLong read = new AtomicLong();
                return super.getBody()
                    .map(
                        buffer -> {
                          if (read.addAndGet(buffer.readableByteCount()) > limit) {
                            DataBufferUtils.release(buffer);
                            throw new BodyTooLarge(limit);
                          }
                          return buffer;
                        });
              }
            })
        .build();
  }
}
