package io.atelier.render.text;

import io.atelier.render.pipeline.RenderPipeline;
import io.atelier.render.scene.Scene;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A scene with its name.
 *
 * @param digest of the scene and the engine's version: 128 bits of SHA-256 in hex
 */
record Rendering(Scene scene, String digest) {
  private static final int DIGEST_BYTES = 16;

  static Rendering of(Scene scene) {
    byte[] hash = sha256().digest(canonical(scene).getBytes(StandardCharsets.UTF_8));
    return new Rendering(scene, HexFormat.of().formatHex(Arrays.copyOf(hash, DIGEST_BYTES)));
  }

  /** A strong validator, with its quotes. */
  String etag() {
    return '"' + digest + '"';
  }

  /** Every part in Java's own words; the texts by their length, so that none can pass for more. */
  private static String canonical(Scene scene) {
    return RenderPipeline.VERSION + scene;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
