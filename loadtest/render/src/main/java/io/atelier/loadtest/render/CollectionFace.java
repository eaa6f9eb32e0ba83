package io.atelier.loadtest.render;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes one face out of a font collection, for engines that cannot open one (OpenType, "otff"). */
final class CollectionFace {
  private static final int HEADER = 12;
  private static final int RECORD = 16;

  private CollectionFace() {}

  static void extract(Path collection, int index, Path to) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(collection));
    int directory = in.getInt(HEADER + 4 * index);
    int tables = in.getShort(directory + 4);
    ByteBuffer out = ByteBuffer.allocate(in.capacity());
    int data = HEADER + RECORD * tables;
    out.put(0, in, directory, HEADER);
    for (int i = 0; i < tables; i++) {
      int source = directory + HEADER + RECORD * i;
      int target = HEADER + RECORD * i;
      int length = in.getInt(source + 12);
      out.put(target, in, source, RECORD);
      out.putInt(target + 8, data);
      out.put(data, in, in.getInt(source + 8), length);
      data += (length + 3) & ~3;
    }
    byte[] face = new byte[data];
    out.get(0, face);
    Files.write(to, face);
  }
}
