package io.atelier.render.font.user;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Addresses that fonts may be fetched from: those of the origins allowed, and no others. */
final class FontAddress {
  private static final int LONGEST = 2_000;

  private FontAddress() {}

  /**
   * @throws FontProblem.UnknownFont if it is no address, or its origin is not allowed
   */
  static URI parse(String written, FontProperties properties) {
    URI address = uri(written);
    boolean allowed =
        properties.origins().stream().map(FontAddress::origin).anyMatch(origin(address)::equals);
    if (!allowed) {
      throw new FontProblem.UnknownFont("may not be fetched from there");
    }
    return address;
  }

  private static URI uri(String written) {
    try {
      URI address = new URI(written);
      if (written.length() <= LONGEST
          && written.equals(address.toASCIIString())
          && address.getHost() != null
          && address.getUserInfo() == null
          && address.getFragment() == null) {
        return address;
      }
    } catch (URISyntaxException e) {
      // told below
    }
    throw new FontProblem.UnknownFont("must be a bundled font, user:<id> or an address");
  }

  /** Scheme, host and port; compared as text. */
  private static String origin(URI address) {
    String scheme = lower(address.getScheme());
    int port = address.getPort() >= 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
    return scheme + "://" + lower(address.getHost()) + ":" + port;
  }

  private static String lower(@Nullable String part) {
    return Objects.requireNonNullElse(part, "").toLowerCase(Locale.ROOT);
  }
}
