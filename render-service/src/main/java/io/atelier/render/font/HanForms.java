package io.atelier.render.font;

import java.util.Locale;

/** The national forms of Han characters, which Unicode does not tell apart. */
public enum HanForms {
  /** Mainland China; also where no language says otherwise. */
  SIMPLIFIED,
  /** Taiwan, Hong Kong and Macau. */
  TRADITIONAL,
  JAPANESE,
  KOREAN;

  public static HanForms of(Locale language) {
    return switch (language.getLanguage()) {
      case "ja" -> JAPANESE;
      case "ko" -> KOREAN;
      case "zh", "yue" -> traditional(language) ? TRADITIONAL : SIMPLIFIED;
      default -> SIMPLIFIED;
    };
  }

  private static boolean traditional(Locale language) {
    if (!language.getScript().isEmpty()) {
      return language.getScript().equals("Hant");
    }
    return switch (language.getCountry()) {
      case "TW", "HK", "MO" -> true;
      default -> language.getLanguage().equals("yue") && language.getCountry().isEmpty();
    };
  }
}
