package io.atelier.render.encode;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** libjpeg-turbo. Holds native memory for a strip of a picture until closed. */
final class TurboJpeg implements AutoCloseable {
  /** Of buffers, in bytes; what needs more gets it for one call. */
  static final int LARGEST_KEPT = 8 << 20;

  // turbojpeg.h, ABI 0
  private static final int FORMAT_BGRX = 3;
  private static final int SUBSAMPLING_420 = 2;
  private static final int NO_REALLOCATION = 1024;
  private static final int ACCURATE_DCT = 4096;
  private static final int PROGRESSIVE = 16384;

  private final Functions functions;
  private final MemorySegment compressor;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment resultAddress = arena.allocate(ADDRESS);
  private final MemorySegment resultSize = arena.allocate(JAVA_LONG);
  private Arena buffers = Arena.ofShared();
  private MemorySegment pixels = MemorySegment.NULL;
  private MemorySegment result = MemorySegment.NULL;

  TurboJpeg(Functions functions) {
    this.functions = functions;
    this.compressor = functions.compressor();
  }

  /** Room for the pixels of the next calls, 4 bytes each. */
  void prepare(int width, int height) {
    long wanted = 4L * width * height;
    if (pixels.byteSize() < wanted) {
      buffers.close();
      buffers = Arena.ofShared();
      pixels = buffers.allocate(wanted, 64);
      result = buffers.allocate(functions.bound(width, height), 64);
    }
  }

  /** Gives memory back that only a large picture needed. */
  void trim() {
    if (pixels.byteSize() > LARGEST_KEPT) {
      buffers.close();
      buffers = Arena.ofShared();
      pixels = MemorySegment.NULL;
      result = MemorySegment.NULL;
    }
  }

  /** Copies {@code count} pixels; their alpha is not looked at. */
  void put(int[] argb, int from, int at, int count) {
    MemorySegment.copy(argb, from, pixels, JAVA_INT, 4L * at, count);
  }

  /** A whole JPEG of the pixels put; valid until the next call. */
  MemorySegment compress(int width, int height, int quality, boolean progressive) {
    resultAddress.set(ADDRESS, 0, result);
    resultSize.set(JAVA_LONG, 0, result.byteSize());
    int flags = NO_REALLOCATION | ACCURATE_DCT | (progressive ? PROGRESSIVE : 0);
    functions.compress(
        compressor, pixels, width, height, resultAddress, resultSize, quality, flags);
    return result.asSlice(0, resultSize.get(JAVA_LONG, 0));
  }

  /** A part of what was compressed, in the heap. */
  static byte[] copy(MemorySegment jpeg, long from, long to) {
    return jpeg.asSlice(from, to - from).toArray(JAVA_BYTE);
  }

  @Override
  public void close() {
    functions.destroy(compressor);
    buffers.close();
    arena.close();
  }

  /** The library, if the machine has it. */
  record Functions(
      MethodHandle init, MethodHandle compress, MethodHandle bufSize, MethodHandle destroy) {
    private static final Optional<Functions> FOUND =
        NativeLibrary.find("libturbojpeg.so.0", "OpenCV or the JDK", Functions::bind);

    static Optional<Functions> find() {
      return FOUND;
    }

    private static Functions bind(NativeLibrary library) {
      return new Functions(
          library.function("tjInitCompress", FunctionDescriptor.of(ADDRESS)),
          library.function(
              "tjCompress2",
              FunctionDescriptor.of(
                  JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS,
                  ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT)),
          library.function(
              "tjBufSize", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT)),
          library.function("tjDestroy", FunctionDescriptor.of(JAVA_INT, ADDRESS)));
    }

    MemorySegment compressor() {
      try {
        return (MemorySegment) init.invokeExact();
      } catch (Throwable e) {
        throw new IllegalStateException("turbojpeg", e);
      }
    }

    long bound(int width, int height) {
      try {
        return (long) bufSize.invokeExact(width, height, SUBSAMPLING_420);
      } catch (Throwable e) {
        throw new IllegalStateException("turbojpeg", e);
      }
    }

    void compress(
        MemorySegment compressor,
        MemorySegment pixels,
        int width,
        int height,
        MemorySegment resultAddress,
        MemorySegment resultSize,
        int quality,
        int flags) {
      int code;
      try {
        code =
            (int)
                compress.invokeExact(
                    compressor,
                    pixels,
                    width,
                    4 * width,
                    height,
                    FORMAT_BGRX,
                    resultAddress,
                    resultSize,
                    SUBSAMPLING_420,
                    quality,
                    flags);
      } catch (Throwable e) {
        throw new IllegalStateException("turbojpeg", e);
      }
      if (code != 0) {
        throw new IllegalStateException("turbojpeg ended with " + code);
      }
    }

    void destroy(MemorySegment compressor) {
      try {
        int _ = (int) destroy.invokeExact(compressor);
      } catch (Throwable e) {
        throw new IllegalStateException("turbojpeg", e);
      }
    }
  }
}
