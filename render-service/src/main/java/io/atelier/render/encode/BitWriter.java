package io.atelier.render.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Packs bits into bytes, the lowest first. */
final class BitWriter {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] out;
  private int at;
  private long bits;
  private int count;

  BitWriter(byte[] out, int at) {
    this.out = out;
    this.at = at;
  }

  /**
   * @param length at most 32
   */
  void put(int value, int length) {
    bits |= (long) value << count;
    count += length;
    if (count >= Integer.SIZE) {
      INT.set(out, at, (int) bits);
      at += Integer.BYTES;
      bits >>>= Integer.SIZE;
      count -= Integer.SIZE;
    }
  }

  /** Ends at a byte boundary by an empty stored block; returns where. */
  int align() {
    put(0, 3); // not the last, stored
    while (count > 0) {
      out[at++] = (byte) bits;
      bits >>>= Byte.SIZE;
      count -= Byte.SIZE;
    }
    count = 0;
    out[at++] = 0;
    out[at++] = 0;
    out[at++] = (byte) 0xFF;
    out[at++] = (byte) 0xFF;
    return at;
  }
}
