package io.atelier.auth.token;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a caller comes from: an IPv4 address, or the /64 that one IPv6 subscriber has all addresses
 * of.
 */
final class Network {

  private static final int PREFIX_BYTES = 8;

  private Network() {}

  /** Anything that is no address literal is its own network. */
  static String of(String address) {
    return address.contains(":") ? prefix(address) : address;
  }

  private static String prefix(String address) {
    try {
      InetAddress parsed = InetAddress.ofLiteral(address);
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), PREFIX_BYTES)) + "/64"
          : parsed.getHostAddress();
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
