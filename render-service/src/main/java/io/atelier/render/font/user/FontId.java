package io.atelier.render.font.user;

import io.atelier.render.font.sfnt.CleanFont;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose font it is and what is in it. Nobody can guess one who has not the font, so knowing it is
 * the permission to draw with it, as with a web font.
 *
 * @param digest 128 bits of the clean file's SHA-256 in hex
 */
record FontId(long owner, String digest) {
  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,19})-([0-9a-f]{32})");
  private static final int DIGEST_BYTES = 16;

  static FontId of(long owner, CleanFont font) {
    return new FontId(owner, digest(font.file()));
  }

  static Optional<FontId> parse(String written) {
    Matcher matcher = WRITTEN.matcher(written);
    try {
      return matcher.matches()
          ? Optional.of(new FontId(Long.parseLong(matcher.group(1)), matcher.group(2)))
          : Optional.empty();
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }

  static String digest(byte[] file) {
    try {
      byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(file);
      return HexFormat.of().formatHex(sha256, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  /** Where the file lies in the object store. */
  String fileKey() {
    return folder(owner) + digest;
  }

  /** Where what is said of it lies; the font exists once this does. */
  String cardKey() {
    return fileKey() + FontCard.ENDING;
  }

  static String folder(long owner) {
    return "render/fonts/" + owner + "/";
  }

  @Override
  public String toString() {
    return owner + "-" + digest;
  }
}
