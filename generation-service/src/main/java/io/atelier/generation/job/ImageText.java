package io.atelier.generation.job;

import java.util.Base64;

/** An image as JSON carries it: base64, bare or behind {@code data:image/…;base64,}. */
final class ImageText {
  private static final String BASE64 = ";base64";

  private ImageText() {}

  /**
   * Returns the bytes; line breaks within are allowed.
   *
   * @param field the JSON field it came in, for the problem
   * @throws JobProblem.BrokenImageText if it is not base64
   */
  static byte[] decode(String text, String field) {
    try {
      return Base64.getDecoder().decode(withoutLineBreaks(payload(text)));
    } catch (IllegalArgumentException e) {
      throw new JobProblem.BrokenImageText(field);
    }
  }

  private static String payload(String text) {
    if (!text.startsWith("data:")) {
      return text;
    }
    int comma = text.indexOf(',');
    if (comma < 0 || !text.substring(0, comma).endsWith(BASE64)) {
      throw new IllegalArgumentException("a data URL without base64");
    }
    return text.substring(comma + 1);
  }

  private static String withoutLineBreaks(String payload) {
    return payload.indexOf('\n') < 0 ? payload : payload.replaceAll("[\r\n]", "");
  }
}
