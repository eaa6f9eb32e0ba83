package io.atelier.render.font.user;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Tells addresses of the internet from those of the operator's own network (IANA's registries of
 * special-purpose addresses).
 */
final class PublicAddresses {
  private PublicAddresses() {}

  static boolean contains(InetAddress address) {
    return address instanceof Inet4Address
        ? isPublic4(address.getAddress())
        : isPublic6(address.getAddress());
  }

  private static boolean isPublic4(byte[] bytes) {
    int a = bytes[0] & 0xFF;
    int b = bytes[1] & 0xFF;
    int c = bytes[2] & 0xFF;
    return switch (a) {
      case 0, 10, 127 -> false;
      case 100 -> b < 64 || b > 127; // carriers' networks
      case 169 -> b != 254; // link-local, and clouds' metadata
      case 172 -> b < 16 || b > 31;
      case 192 -> b != 168 && !(b == 0 && (c == 0 || c == 2)) && !(b == 88 && c == 99);
      case 198 -> b != 18 && b != 19 && !(b == 51 && c == 100);
      case 203 -> !(b == 0 && c == 113);
      default -> a < 224; // multicast, reserved, broadcast
    };
  }

  /** Global unicast but for ranges that wrap IPv4 addresses, tunnel or are for documents. */
  private static boolean isPublic6(byte[] bytes) {
    int first = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
    int second = (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
    boolean global = first >>> 13 == 1;
    boolean special =
        (first == 0x2001 && (second < 0x200 || second == 0xDB8))
            || first == 0x2002
            || (first == 0x3FFF && second < 0x1000);
    return global && !special;
  }
}
