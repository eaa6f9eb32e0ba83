package io.atelier.render.encode;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Intel's ISA-L (igzip), level 1. Holds one slice's worth of native memory until closed; what is
 * longer goes through in slices.
 */
final class IsalDeflation implements Deflation {
  private static final int SLICE = 1 << 20;

  // struct isal_zstream of igzip_lib.h, ABI 2
  private static final int NEXT_IN = 0;
  private static final int AVAIL_IN = 8;
  private static final int NEXT_OUT = 16;
  private static final int AVAIL_OUT = 24;
  private static final int TOTAL_OUT = 28;
  private static final int LEVEL = 40;
  private static final int LEVEL_BUF_SIZE = 44;
  private static final int LEVEL_BUF = 48;
  private static final int END_OF_STREAM = 56;
  private static final int FLUSH = 58;
  private static final int GZIP_FLAG = 60;
  private static final short FULL_FLUSH = 2;
  private static final short RAW = 0;

  /** The struct ends with its window (64 KiB and 288 bytes) and hash table (16 KiB). */
  private static final int STREAM_BYTES = 96 * 1024;

  /** ISAL_DEF_LVL1_LARGE: tokens of a block, 64 Ki at 4 bytes, behind 20 KiB of tables. */
  private static final int LEVEL_BYTES = (4 + 16 + 4 * 64) * 1024;

  private final Functions functions;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment stream = arena.allocate(STREAM_BYTES, 64);
  private final MemorySegment tokens = arena.allocate(LEVEL_BYTES, 64);
  private final MemorySegment in = arena.allocate(SLICE, 64);
  private final MemorySegment out = arena.allocate(Deflation.bound(SLICE), 64);

  IsalDeflation(Functions functions) {
    this.functions = functions;
  }

  @Override
  public int deflate(byte[] rows, int count, int rowBytes, int pixelBytes, byte[] to, int at) {
    int length = count * rowBytes;
    int end = at;
    for (int from = 0; from < length; from += SLICE) {
      int slice = Math.min(SLICE, length - from);
      MemorySegment.copy(rows, from, in, JAVA_BYTE, 0, slice);
      int written = deflate(slice);
      MemorySegment.copy(out, JAVA_BYTE, 0, to, end, written);
      end += written;
    }
    return end;
  }

  private int deflate(int length) {
    functions.init(stream);
    stream.set(ADDRESS, NEXT_IN, in);
    stream.set(JAVA_INT, AVAIL_IN, length);
    stream.set(ADDRESS, NEXT_OUT, out);
    stream.set(JAVA_INT, AVAIL_OUT, (int) out.byteSize());
    stream.set(JAVA_INT, LEVEL, 1);
    stream.set(JAVA_INT, LEVEL_BUF_SIZE, LEVEL_BYTES);
    stream.set(ADDRESS, LEVEL_BUF, tokens);
    stream.set(JAVA_SHORT, END_OF_STREAM, (short) 0);
    stream.set(JAVA_SHORT, FLUSH, FULL_FLUSH);
    stream.set(JAVA_SHORT, GZIP_FLAG, RAW);
    functions.deflate(stream);
    return stream.get(JAVA_INT, TOTAL_OUT);
  }

  @Override
  public void close() {
    arena.close();
  }

  /** The library, if the machine has it. */
  record Functions(MethodHandle init, MethodHandle deflate) {
    private static final Optional<Functions> FOUND =
        NativeLibrary.find("libisal.so.2", "Java's deflate", Functions::bind);

    static Optional<Functions> find() {
      return FOUND;
    }

    private static Functions bind(NativeLibrary library) {
      return new Functions(
          library.function("isal_deflate_stateless_init", FunctionDescriptor.ofVoid(ADDRESS)),
          library.function("isal_deflate_stateless", FunctionDescriptor.of(JAVA_INT, ADDRESS)));
    }

    void init(MemorySegment stream) {
      try {
        init.invokeExact(stream);
      } catch (Throwable e) {
        throw new IllegalStateException("igzip", e);
      }
    }

    void deflate(MemorySegment stream) {
      int code;
      try {
        code = (int) deflate.invokeExact(stream);
      } catch (Throwable e) {
        throw new IllegalStateException("igzip", e);
      }
      if (code != 0) {
        throw new IllegalStateException("igzip ended with " + code);
      }
    }
  }
}
