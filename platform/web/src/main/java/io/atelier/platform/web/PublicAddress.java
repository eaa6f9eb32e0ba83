package io.atelier.platform.web;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses belong to the internet at large, by IANA's registries of special-purpose ones.
 * IPv6 addresses that lead to an IPv4 one by translation or tunnel are not: they would need to be
 * looked into.
 */
public final class PublicAddress {
  private static final List<Block> IPV4_SPECIAL =
      List.of(
          Block.of(8, 0),
          Block.of(8, 10),
          Block.of(10, 100, 64),
          Block.of(8, 127),
          Block.of(16, 169, 254),
          Block.of(12, 172, 16),
          Block.of(24, 192, 0, 0),
          Block.of(24, 192, 0, 2),
          Block.of(24, 192, 88, 99),
          Block.of(16, 192, 168),
          Block.of(15, 198, 18),
          Block.of(24, 198, 51, 100),
          Block.of(24, 203, 0, 113),
          Block.of(3, 224));

  /** Global unicast is 2000::/3; these within it are not for everybody. */
  private static final Block IPV6_GLOBAL = Block.of(3, 0x20);

  private static final List<Block> IPV6_SPECIAL =
      List.of(
          Block.of(23, 0x20, 0x01, 0x00), // protocols, Teredo
          Block.of(32, 0x20, 0x01, 0x0d, 0xb8), // documentation
          Block.of(16, 0x20, 0x02), // 6to4
          Block.of(20, 0x3f, 0xff, 0x00)); // documentation

  private PublicAddress() {}

  /** Whether whoever asks may be sent there: false for private, local and special addresses. */
  public static boolean is(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address
        ? IPV4_SPECIAL.stream().noneMatch(block -> block.has(bytes))
        : IPV6_GLOBAL.has(bytes) && IPV6_SPECIAL.stream().noneMatch(block -> block.has(bytes));
  }

  /** Addresses that begin with the same {@code bits}. */
  private record Block(int bits, List<Integer> start) {
    static Block of(int bits, Integer... start) {
      return new Block(bits, List.of(start));
    }

    boolean has(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int at = bit / 8;
        int expected = at < start.size() ? start.get(at) : 0;
        int differing = (address[at] ^ expected) >> (7 - bit % 8);
        if ((differing & 1) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
