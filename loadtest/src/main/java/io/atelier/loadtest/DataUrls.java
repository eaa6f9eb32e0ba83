package io.atelier.loadtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/** Pictures as S0's clients send them. */
public final class DataUrls {
  private static final int EDGE = 512;

  private DataUrls() {}

  /** Square PNGs, all different; at 512 pixels about 0.9 MB of text each. */
  static List<String> ofPngs(int count, int edge) {
    return IntStream.range(0, count).mapToObj(seed -> ofPng(edge, seed)).toList();
  }

  /** Writes one into the file named, for the k6 script. */
  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0]), ofPng(EDGE, 0));
  }

  private static String ofPng(int edge, int seed) {
    byte[] png = Photo.png(Photo.of(edge, edge, seed));
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }
}
