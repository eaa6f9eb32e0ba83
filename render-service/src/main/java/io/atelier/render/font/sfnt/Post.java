package io.atelier.render.font.sfnt;

/** The table {@code post} without names of glyphs, which drawing does not need. */
final class Post {
  private static final int LENGTH = 32;
  private static final long NO_NAMES = 0x00030000L;

  private Post() {}

  static Bytes written() {
    Sink sink = new Sink(LENGTH).u32(NO_NAMES);
    while (sink.length() < LENGTH) {
      sink.u32(0);
    }
    return sink.toBytes();
  }
}
