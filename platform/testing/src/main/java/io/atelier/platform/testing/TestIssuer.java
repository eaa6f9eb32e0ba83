package io.atelier.platform.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An issuer of access tokens for tests: a real ES256 key whose JWKS is served on a free loopback
 * port. Tokens carry the claims that auth-service writes.
 */
public final class TestIssuer implements AutoCloseable {
  /** {@code iss} of its tokens: what services expect by default. */
  public static final String ISSUER = "http://localhost:8080";

  private static final String AUDIENCE = "atelier";

  private final ECKey key;
  private final HttpServer server;
  private final AtomicInteger reads = new AtomicInteger();

  private TestIssuer(ECKey key, HttpServer server) {
    this.key = key;
    this.server = server;
    byte[] jwks = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/.well-known/jwks.json",
        exchange -> {
          reads.incrementAndGet();
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, jwks.length);
          exchange.getResponseBody().write(jwks);
          exchange.close();
        });
    server.start();
  }

  /** Starts an issuer with a key of its own. */
  public static TestIssuer start() {
    try {
      return new TestIssuer(
          newKey(),
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where services read its keys. */
  public String jwksUri() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/.well-known/jwks.json";
  }

  /** How often the keys were read so far. */
  public int reads() {
    return reads.get();
  }

  /** Value of an {@code Authorization} header: a token of this user that lives 15 minutes. */
  public String bearer(long userId, String username) {
    return "Bearer " + token(userId, username);
  }

  /** A token of this user that lives 15 minutes. */
  public String token(long userId, String username) {
    return sign(claims(userId, username, Duration.ofMinutes(15)).build(), key);
  }

  /** A token that lives {@code life} from now, for tests of expiry; may be negative. */
  public String token(long userId, String username, Duration life) {
    return sign(claims(userId, username, life).build(), key);
  }

  /** A token that ended an hour ago. */
  public String expired(long userId, String username) {
    return token(userId, username, Duration.ofHours(-1));
  }

  /** A token signed by another key under this issuer's key id. */
  public String forged(long userId, String username) {
    return sign(
        claims(userId, username, Duration.ofMinutes(15)).build(),
        new ECKey.Builder(newKey()).keyID(key.getKeyID()).build());
  }

  /** An unsigned token ({@code alg: none}). */
  public String unsigned(long userId, String username) {
    return new PlainJWT(claims(userId, username, Duration.ofMinutes(15)).build()).serialize();
  }

  /** A token of this user with other roles than {@code user}. */
  public String withRoles(long userId, String username, String... roles) {
    var claims = claims(userId, username, Duration.ofMinutes(15)).claim("roles", List.of(roles));
    return sign(claims.build(), key);
  }

  /** A token of this issuer made for another audience. */
  public String forAudience(String audience, long userId, String username) {
    return sign(claims(userId, username, Duration.ofMinutes(15)).audience(audience).build(), key);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static JWTClaimsSet.Builder claims(long userId, String username, Duration life) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .subject(Long.toString(userId))
        .claim("preferred_username", username)
        .claim("roles", List.of("user"))
        .claim("sid", "family-" + userId)
        .jwtID(UUID.randomUUID().toString())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(life)));
  }

  private static String sign(JWTClaimsSet claims, ECKey key) {
    try {
      var header =
          new JWSHeader.Builder(JWSAlgorithm.ES256)
              .keyID(key.getKeyID())
              .type(JOSEObjectType.JWT)
              .build();
      var jwt = new SignedJWT(header, claims);
      jwt.sign(new ECDSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ECKey newKey() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
