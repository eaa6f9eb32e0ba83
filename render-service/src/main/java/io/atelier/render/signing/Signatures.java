package io.atelier.render.signing;

import io.atelier.render.spec.Query;
import io.atelier.render.spec.Query.Pair;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Signs and checks addresses: {@code …&kid=KEY&exp=SECONDS&sig=HMAC}. Covered are the path and
 * every decoded name and value of the query but {@code sig}, ordered by name, so that a proxy that
 * encodes or orders a query otherwise does not break it.
 */
@Component
public final class Signatures {
  private static final String KEY = "kid";
  private static final String END = "exp";
  private static final String SIGNATURE = "sig";

  private final SigningKeys keys;
  private final Clock clock;

  Signatures(SigningKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * The address with its signature, path and query only.
   *
   * @param end rounded down to seconds
   */
  String sign(URI address, Instant end) {
    String query = address.getRawQuery() == null ? "" : address.getRawQuery() + "&";
    String id = keys.current();
    query += KEY + "=" + id + "&" + END + "=" + end.getEpochSecond();
    SecretKeySpec key = keys.key(id);
    if (key == null) {
      throw new IllegalStateException("no key");
    }
    byte[] mac = mac(key, address.getRawPath(), Query.pairs(query));
    String signature = Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    return address.getRawPath() + "?" + query + "&" + SIGNATURE + "=" + signature;
  }

  /**
   * Whether the address is signed.
   *
   * @throws SignatureProblem if it is, and the signature is forged or has ended
   */
  public boolean signed(URI address) {
    String query = address.getRawQuery();
    if (query == null || !query.contains(SIGNATURE + "=")) {
      return false;
    }
    List<Pair> pairs = Query.pairs(query);
    String signature = value(pairs, SIGNATURE);
    if (signature == null) {
      return false;
    }
    SecretKeySpec key = keys.key(String.valueOf(value(pairs, KEY)));
    if (key == null || !matches(mac(key, address.getRawPath(), pairs), signature)) {
      throw new SignatureProblem.Forged();
    }
    // Only now: what is not proven to be ours tells nothing of its end.
    if (end(pairs) <= clock.instant().getEpochSecond()) {
      throw new SignatureProblem.Expired();
    }
    return true;
  }

  private static boolean matches(byte[] expected, String signature) {
    try {
      return MessageDigest.isEqual(expected, Base64.getUrlDecoder().decode(signature));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static long end(List<Pair> pairs) {
    try {
      return Long.parseLong(String.valueOf(value(pairs, END)));
    } catch (NumberFormatException e) {
      throw new SignatureProblem.Forged();
    }
  }

  /** The only value of that name; null where there is none or more than one. */
  private static @Nullable String value(List<Pair> pairs, String name) {
    List<Pair> all = pairs.stream().filter(pair -> pair.name().equals(name)).toList();
    return all.size() == 1 ? all.getFirst().value() : null;
  }

  private static byte[] mac(SecretKeySpec key, String path, List<Pair> pairs) {
    try {
      Mac mac = Mac.getInstance(SigningKeys.ALGORITHM);
      mac.init(key);
      add(mac, path);
      Stream<Pair> covered = pairs.stream().filter(pair -> !pair.name().equals(SIGNATURE));
      covered
          .sorted(Comparator.comparing(Pair::name))
          .forEach(
              pair -> {
                add(mac, pair.name());
                add(mac, pair.value());
              });
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  /** With its length in front, so that no two sequences give the same bytes. */
  private static void add(Mac mac, String part) {
    byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
    mac.update((utf8.length + ":").getBytes(StandardCharsets.US_ASCII));
    mac.update(utf8);
  }
}
