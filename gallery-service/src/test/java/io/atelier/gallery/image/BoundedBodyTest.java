package io.atelier.gallery.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.NettyDataBufferFactory;

class BoundedBodyTest {

  private static final NettyDataBufferFactory BUFFERS =
      new NettyDataBufferFactory(Unpooled.buffer().alloc());

  private final BoundedBody body = new BoundedBody(6);
  private final ByteBuf first = bytes("abc");
  private final ByteBuf second = bytes("def");
  private final ByteBuf third = bytes("g");

  @Test
  void joinsAllParts_upToTheLimit() {
    body.add(BUFFERS.wrap(first));
    body.add(BUFFERS.wrap(second));

    DataBuffer whole = body.join();
    body.close();

    assertThat(whole.toString(StandardCharsets.UTF_8)).isEqualTo("abcdef");
    assertThat(first.refCnt()).isEqualTo(1);
  }

  @Test
  void keepsNothing_onceTheLimitIsPassed() {
    body.add(BUFFERS.wrap(first));
    body.add(BUFFERS.wrap(second));
    body.add(BUFFERS.wrap(third));

    assertThat(first.refCnt()).isZero();
    assertThat(second.refCnt()).isZero();
    assertThat(third.refCnt()).isZero();
    assertThatThrownBy(body::join).isInstanceOf(DataBufferLimitException.class);
  }

  @Test
  void releasesWhatWasReceived_whenClosedEarly() {
    body.add(BUFFERS.wrap(first));

    body.close();

    assertThat(first.refCnt()).isZero();
  }

  private static ByteBuf bytes(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
  }
}
