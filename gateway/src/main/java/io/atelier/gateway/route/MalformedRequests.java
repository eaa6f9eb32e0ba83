package io.atelier.gateway.route;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Gives a problem as body to the empty answers that the HTTP server itself makes, to requests so
 * broken that they never reach a handler: an unreadable request line, headers too large, an address
 * that is none.
 */
@Component
final class MalformedRequests implements NettyServerCustomizer {

  @Override
  public HttpServer apply(HttpServer server) {
    return server.doOnChannelInit(
        (_, channel, _) ->
            channel
                .pipeline()
                .addAfter(NettyPipeline.HttpCodec, "atelier.malformedRequests", new Telling()));
  }

  private static final class Telling extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      if (message instanceof FullHttpResponse answer && isEmptyRefusal(answer)) {
        var _ = context.write(told(answer), promise);
      } else {
        var _ = context.write(message, promise);
      }
    }

    private static boolean isEmptyRefusal(FullHttpResponse answer) {
      int status = answer.status().code();
      return (status == 400 || status == 413 || status == 414 || status == 431)
          && !answer.content().isReadable()
          && answer.headers().getInt(HttpHeaderNames.CONTENT_LENGTH, 0) == 0;
    }

    private static FullHttpResponse told(FullHttpResponse answer) {
      HttpResponseStatus status = answer.status();
      ByteBuf problem =
          Unpooled.copiedBuffer(
              """
              {"type":"https://atelier.dev/problems/malformed-request","title":"The request is malformed",\
              "status":%d,"detail":"%s.","traceId":"%s"}"""
                  .formatted(status.code(), status.reasonPhrase(), UUID.randomUUID()),
              StandardCharsets.UTF_8);
      FullHttpResponse told = answer.replace(problem);
      told.headers()
          .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
          .setInt(HttpHeaderNames.CONTENT_LENGTH, problem.readableBytes());
      return told;
    }
  }
}
