package io.atelier.render.font.sfnt;

import java.util.Optional;

/** The table {@code OS/2}: kept at the length its version has, left out where it is shorter. */
final class Os2 {
  private static final int[] LENGTHS = {78, 86, 96, 96, 96, 100};

  private Os2() {}

  static Optional<Bytes> checked(Tables tables) {
    return tables
        .find("OS/2")
        .filter(table -> table.length() >= 2 && table.u16(0) < LENGTHS.length)
        .filter(table -> table.length() >= LENGTHS[table.u16(0)])
        .map(table -> table.slice(0, LENGTHS[table.u16(0)]));
  }
}
