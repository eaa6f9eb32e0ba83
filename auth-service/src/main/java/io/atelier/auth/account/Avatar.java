package io.atelier.auth.account;

import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.ImageHeader;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A picture that someone chose for themselves, as sent.
 *
 * @param bytes the file
 * @param format what its header says
 */
@SuppressWarnings(
    "ArrayRecordComponent") // megabytes that are passed on once and compared by nobody
record Avatar(byte[] bytes, ImageFormat format) {

  private static final String DATA_URL = "data:";

  /**
   * Reads base64, with or without a data URL's prefix. Whatever that prefix claims, the file's own
   * header decides.
   *
   * @return null where nothing was sent
   * @throws AccountProblem.AvatarUndecodable 422
   * @throws io.atelier.platform.image.ImageProblem where it is no usable picture
   */
  static @Nullable Avatar parse(@Nullable String sent) {
    if (sent == null || sent.isBlank()) {
      return null;
    }
    byte[] bytes = decode(sent);
    return new Avatar(bytes, ImageHeader.read(bytes).format());
  }

  private static byte[] decode(String sent) {
    int comma = sent.startsWith(DATA_URL) ? sent.indexOf(',') : -1;
    try {
      return Base64.getDecoder().decode(sent.substring(comma + 1).strip());
    } catch (IllegalArgumentException e) {
      throw new AccountProblem.AvatarUndecodable();
    }
  }
}
