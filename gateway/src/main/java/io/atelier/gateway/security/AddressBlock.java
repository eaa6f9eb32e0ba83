package io.atelier.gateway.security;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * A block of IP addresses.
 *
 * @param bits how many leading bits of the address are fixed
 */
record AddressBlock(InetAddress network, int bits) {

  /** Reads {@code 10.0.0.0/8}, {@code ::1} and the like; host names are not looked up. */
  static AddressBlock parse(String text) {
    int slash = text.indexOf('/');
    InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    int all = network.getAddress().length * Byte.SIZE;
    int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > all) {
      throw new IllegalArgumentException("not an address block: " + text);
    }
    return new AddressBlock(network, bits);
  }

  boolean contains(InetAddress address) {
    byte[] mine = network.getAddress();
    byte[] other = address.getAddress();
    int whole = bits / Byte.SIZE;
    int rest = bits % Byte.SIZE;
    return mine.length == other.length
        && Arrays.equals(mine, 0, whole, other, 0, whole)
        && (rest == 0 || ((mine[whole] ^ other[whole]) & (0xFF00 >> rest) & 0xFF) == 0);
  }
}
