package io.atelier.render.layout;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines of real words in the world's scripts: what Unicode's CLDR calls countries and numbers. */
enum WorldLines {
  LATIN("de"),
  VIETNAMESE("vi"),
  GREEK("el"),
  CYRILLIC("ru"),
  HEBREW("he"),
  ARABIC("ar"),
  DEVANAGARI("hi"),
  THAI("th"),
  SIMPLIFIED_HAN("zh"),
  TRADITIONAL_HAN("zh-Hant"),
  JAPANESE("ja"),
  HANGUL("ko"),
  BENGALI("bn"),
  TAMIL("ta"),
  TELUGU("te"),
  GUJARATI("gu"),
  KANNADA("kn"),
  MALAYALAM("ml"),
  GURMUKHI("pa"),
  ORIYA("or"),
  SINHALA("si"),
  MYANMAR("my"),
  KHMER("km"),
  LAO("lo"),
  ETHIOPIC("am"),
  GEORGIAN("ka"),
  ARMENIAN("hy");

  static final int LINES = 8;
  private static final String[] TERRITORIES = {
    "DE", "AR", "CN", "EG", "IN", "JP", "NL", "GR", "BR", "FR", "GB", "CA", "ZA", "RU", "KR", "IT",
    "NZ", "CH", "VN", "TR", "UA", "PL", "MX", "IS", "CZ", "KE", "NG", "PK", "BD", "LK", "NP", "KH",
    "LA", "TH", "MM", "ET", "GE", "AM", "IL", "SA", "IR", "IQ", "ID", "PH", "AU", "CL", "PE", "CO",
    "HR", "RS", "BG", "RO", "HU", "SE", "NO", "FI", "DK", "IE", "PT", "ES", "LU", "BE", "MT", "CY"
  };

  private final Locale language;

  WorldLines(String tag) {
    this.language = Locale.forLanguageTag(tag);
  }

  Locale language() {
    return language;
  }

  /**
   * Each of some hundred characters, with digits, a bracket and a Latin word in it; without soft
   * hyphens, which Skia does not show.
   */
  List<String> lines() {
    ULocale locale = ULocale.forLocale(language);
    LocaleDisplayNames names = LocaleDisplayNames.getInstance(locale);
    ListFormatter list = ListFormatter.getInstance(locale);
    var numbers = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      List<String> places = new ArrayList<>();
      for (int j = 0; j < 8; j++) {
        places.add(names.regionDisplayName(TERRITORIES[(i * 8 + j) % TERRITORIES.length]));
      }
      lines.add(
          list.format(places)
              + " ("
              + (1987 + 13 * i)
              + ", Atelier): "
              + numbers.format(1234 + 5678L * i).replace("\u00AD", " "));
    }
    return lines;
  }
}
