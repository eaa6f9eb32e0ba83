package io.atelier.render.text;

import io.atelier.render.pipeline.RenderPipeline;
import io.atelier.render.pipeline.TextCard;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A card with its name.
 *
 * @param digest of the card and the engine's version: 128 bits of SHA-256 in hex
 */
record Rendering(TextCard card, String digest) {
  private static final int DIGEST_BYTES = 16;

  static Rendering of(TextCard card) {
    byte[] hash = sha256().digest(canonical(card).getBytes(StandardCharsets.UTF_8));
    return new Rendering(card, HexFormat.of().formatHex(Arrays.copyOf(hash, DIGEST_BYTES)));
  }

  /** A strong validator, with its quotes. */
  String etag() {
    return '"' + digest + '"';
  }

  /** The text stands last: it alone may hold the separator. */
  private static String canonical(TextCard card) {
    Object[] parts = {
      RenderPipeline.VERSION,
      card.width(),
      card.height(),
      card.font().name(),
      card.size(),
      card.lineHeight(),
      card.padding(),
      card.alignment(),
      Integer.toHexString(card.color()),
      Integer.toHexString(card.background()),
      card.scale(),
      card.format(),
      card.quality(),
      card.text()
    };
    return Arrays.stream(parts).map(String::valueOf).reduce((a, b) -> a + '|' + b).orElseThrow();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
