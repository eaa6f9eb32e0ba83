package io.atelier.render.pipeline;

import io.atelier.render.font.FontLibrary;
import io.atelier.render.scene.Box;
import io.atelier.render.scene.Layer;
import io.atelier.render.scene.Layer.Operator;
import io.atelier.render.scene.Layer.RectangleLayer;
import io.atelier.render.scene.Layer.TextLayer;
import io.atelier.render.scene.Output;
import io.atelier.render.scene.OutputFormat;
import io.atelier.render.scene.Paint;
import io.atelier.render.scene.Scene;
import io.atelier.render.scene.Stroke;
import io.atelier.render.scene.TextBlock;
import io.atelier.render.scene.TextBlock.Alignment;
import io.atelier.render.scene.TextBlock.Direction;
import io.atelier.render.scene.TextBlock.VerticalAlignment;
import io.atelier.render.scene.TextRun;
import io.atelier.render.scene.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Scenes that show what the layout can do. */
final class Specimens {
  private static final FontLibrary FONTS = new FontLibrary();
  private static final int INK = 0xFF1F2937;
  private static final int GREY = 0xFF8A8578;
  private static final int ACCENT = 0xFFB4532A;
  private static final Paint PAPER = new Paint.Solid(0xFFF6F1E7);
  private static final Paint CARD = new Paint.Solid(0xFFFFFEFB);
  private static final Stroke EDGE = new Stroke(1, 0xFFE4DCCB);
  private static final String PROSE =
      "Typography is what language looks like. Good setting is quiet: the reader hears the voice"
          + " of the text and not the noise of its letters.";

  private static final String[][] GREETINGS = {
    {"Latin", "en", "Hello, world"},
    {"Vietnamese", "vi", "Chào thế giới"},
    {"Greek", "el", "Γειά σου κόσμε"},
    {"Cyrillic", "ru", "Привет, мир"},
    {"Hebrew", "he", "שָׁלוֹם עוֹלָם"},
    {"Arabic", "ar", "مرحبا بالعالم"},
    {"Persian", "fa", "سلام دنیای زیبا"},
    {"Syriac", "syr", "ܫܠܵܡܐ ܥܠܡܐ"},
    {"Devanagari", "hi", "नमस्ते दुनिया"},
    {"Bengali", "bn", "ওহে বিশ্ব"},
    {"Gurmukhi", "pa", "ਸਤ ਸ੍ਰੀ ਅਕਾਲ"},
    {"Gujarati", "gu", "નમસ્તે વિશ્વ"},
    {"Odia", "or", "ନମସ୍କାର ବିଶ୍ୱ"},
    {"Tamil", "ta", "வணக்கம் உலகம்"},
    {"Telugu", "te", "నమస్కారం"},
    {"Kannada", "kn", "ನಮಸ್ಕಾರ ಜಗತ್ತು"},
    {"Malayalam", "ml", "നമസ്കാരം"},
    {"Sinhala", "si", "ආයුබෝවන්"},
    {"Thai", "th", "สวัสดีชาวโลก"},
    {"Lao", "lo", "ສະບາຍດີໂລກ"},
    {"Khmer", "km", "សួស្តីពិភពលោក"},
    {"Myanmar", "my", "မင်္ဂလာပါ ကမ္ဘာ"},
    {"Tibetan", "bo", "བཀྲ་ཤིས་བདེ་ལེགས།"},
    {"Georgian", "ka", "გამარჯობა"},
    {"Armenian", "hy", "Բարեւ աշխարհ"},
    {"Ethiopic", "am", "ሰላም ዓለም"},
    {"Thaana", "dv", "ހެލޯ ދުނިޔެ"},
    {"N’Ko", "nqo", "ߊߟߎ߫ ߣߌ߫ ߖߏ߫"},
    {"Simplified Chinese", "zh", "你好，世界"},
    {"Traditional Chinese", "zh-TW", "你好，臺灣"},
    {"Japanese", "ja", "こんにちは、世界"},
    {"Korean", "ko", "안녕하세요 세계"},
    {"Mathematics", "en", "∑ ∫ √2 ≈ ∞ ∀x∈ℝ"},
    {"Symbols", "en", "★ ☎ ♞ ☯ → ✓ ♫"},
    {"Emoji", "en", "👋🏽 🌍 👩🏽‍🚀 🇺🇳"},
    {"All at once", "en", "Ab אב あ한 ก👍"},
  };

  private Specimens() {}

  static Scene scripts() {
    List<Layer> layers = new ArrayList<>();
    layers.add(
        text(
            40,
            28,
            1120,
            0,
            block("Every script, one call", style("noto-serif-bold", 40, INK, "en"))));
    for (int i = 0; i < GREETINGS.length; i++) {
      double x = 40 + i % 4 * 285;
      double y = 104 + i / 4 * 112;
      layers.add(new RectangleLayer(new Box(x, y, 265, 96), 1, Operator.OVER, CARD, 10, EDGE));
      TextStyle large = style("noto-sans", 30, INK, GREETINGS[i][1]);
      layers.add(
          text(
              x + 12,
              y + 6,
              241,
              62,
              setting(
                  Alignment.CENTER,
                  VerticalAlignment.MIDDLE,
                  1.3,
                  1,
                  "…",
                  16,
                  run(GREETINGS[i][2], large))));
      layers.add(
          text(
              x + 12,
              y + 69,
              241,
              0,
              setting(
                  Alignment.CENTER,
                  VerticalAlignment.TOP,
                  1.2,
                  1,
                  "…",
                  0,
                  run(GREETINGS[i][0], style("noto-sans", 13, GREY, "en")))));
    }
    return scene(1200, 104 + GREETINGS.length / 4 * 112 + 24, layers);
  }

  static Scene emoji() {
    return column(
        560,
        64,
        block("😀 😇 🤖 🎉 🍕 🏔️ 🦊 ✨", style("noto-sans", 40, INK, "en")),
        block(
            "👨‍👩‍👧‍👦 👩🏾‍💻 🏳️‍🌈 🏴‍☠️ ❤️‍🔥 🧑🏻‍🤝‍🧑🏿",
            style("noto-sans", 40, INK, "en")),
        block("🇩🇪 🇯🇵 🇧🇷 🇺🇳 🏴󠁧󠁢󠁳󠁣󠁴󠁿 1️⃣ #️⃣ ©️", style("noto-sans", 40, INK, "en")),
        block(
            "text ☺︎ ❤︎ ☎ or picture ☺️ ❤️ ☎️, mid-line 👍🏽 too",
            style("noto-sans", 20, INK, "en")));
  }

  static Scene hanForms() {
    List<TextBlock> blocks = new ArrayList<>();
    for (String language : new String[] {"zh", "zh-TW", "ja", "ko"}) {
      blocks.add(
          setting(
              Alignment.LEFT,
              VerticalAlignment.TOP,
              1.4,
              0,
              "",
              0,
              run(language + "  ", style("noto-sans", 16, ACCENT, "en")),
              run("骨直画令海角誤、門化。", style("noto-sans-cjk", 36, INK, language))));
    }
    return column(560, 60, blocks.toArray(TextBlock[]::new));
  }

  static Scene styles() {
    return column(
        520,
        110,
        setting(
            Alignment.LEFT,
            VerticalAlignment.TOP,
            1.3,
            0,
            "",
            0,
            run("Sizes ", style("noto-sans", 16, INK, "en")),
            run("stand ", style("noto-sans-bold", 34, ACCENT, "en")),
            run("on one baseline, ", style("noto-serif", 20, INK, "en")),
            run("in italics", style("noto-sans-italic", 26, INK, "en")),
            run(", as ", style("noto-sans", 16, INK, "en")),
            run("code()", style("noto-sans-mono", 18, ACCENT, "en")),
            run(" and in ", style("noto-sans", 16, INK, "en")),
            run("سَلَام", style("noto-sans", 34, INK, "ar")),
            run(" or 漢字", style("noto-sans-bold", 24, INK, "ja"))),
        setting(
            Alignment.LEFT,
            VerticalAlignment.TOP,
            1.3,
            0,
            "",
            0,
            run("mid", style("noto-sans", 24, INK, "en")),
            run("word سل", style("noto-sans", 24, ACCENT, "en")),
            run("ام", style("noto-sans", 24, INK, "en"))));
  }

  static Scene justified() {
    return column(
        420,
        128,
        setting(
            Alignment.JUSTIFY,
            VerticalAlignment.TOP,
            1.5,
            0,
            "",
            0,
            run(PROSE, style("noto-serif", 18, INK, "en"))),
        setting(
            Alignment.JUSTIFY,
            VerticalAlignment.TOP,
            1.6,
            0,
            "",
            0,
            run(
                "床前明月光，疑是地上霜。举头望明月，低头思故乡。「静夜思」是李白的诗（约七二六年）。",
                style("noto-sans-cjk", 22, INK, "zh"))),
        setting(
            Alignment.JUSTIFY,
            VerticalAlignment.TOP,
            1.6,
            0,
            "",
            0,
            run(
                "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق، وقد وهبوا عقلا وضميرا وعليهم أن يعامل بعضهم بعضا بروح الإخاء.",
                style("noto-sans", 20, INK, "ar"))));
  }

  static Scene ellipses() {
    return column(
        360,
        68,
        setting(
            Alignment.LEFT,
            VerticalAlignment.TOP,
            1.4,
            2,
            "…",
            0,
            run(PROSE, style("noto-sans", 20, INK, "en"))),
        setting(
            Alignment.START,
            VerticalAlignment.TOP,
            1.4,
            1,
            "…",
            0,
            run(
                "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق",
                style("noto-sans", 20, INK, "ar"))),
        setting(
            Alignment.START,
            VerticalAlignment.TOP,
            1.4,
            1,
            "…",
            0,
            run("床前明月光，疑是地上霜。举头望明月，低头思故乡。", style("noto-sans-cjk", 20, INK, "zh"))),
        setting(
            Alignment.START,
            VerticalAlignment.TOP,
            1.4,
            1,
            "…",
            0,
            run(
                "Families 👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦",
                style("noto-sans", 20, INK, "en"))));
  }

  static Scene fitted() {
    List<Layer> layers = new ArrayList<>();
    String[] titles = {
      "Short",
      "A title of some length",
      "A title so long that it has to shrink a good deal to stand in its box",
      "漢字も縮む、箱に入るまで少しずつ"
    };
    for (int i = 0; i < titles.length; i++) {
      double x = 20 + i % 2 * 270;
      double y = 20 + i / 2 * 130;
      layers.add(new RectangleLayer(new Box(x, y, 250, 110), 1, Operator.OVER, CARD, 8, EDGE));
      layers.add(
          text(
              x + 12,
              y + 10,
              226,
              90,
              setting(
                  Alignment.CENTER,
                  VerticalAlignment.MIDDLE,
                  1.2,
                  0,
                  "…",
                  12,
                  run(titles[i], style("noto-sans-bold", 48, INK, i == 3 ? "ja" : "en")))));
    }
    return scene(560, 280, layers);
  }

  static Scene spaced() {
    return column(
        520,
        46,
        block("S P A C E D", spaced("noto-sans-bold", 26, -4)),
        block("LETTERS SET APART", spaced("noto-sans-bold", 26, 6)),
        block("office first affair", spaced("noto-serif", 26, 3)),
        block("office first affair", spaced("noto-serif", 26, 0)),
        block("العربية متصلة دائما", spaced("noto-sans", 26, 8)),
        block("नमस्ते दुनिया", spaced("noto-sans", 26, 6)),
        block("東京タワー", spaced("noto-sans-cjk", 26, 8)));
  }

  private static Scene column(int width, int row, TextBlock... blocks) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < blocks.length; i++) {
      layers.add(text(20, 16 + i * row, width - 40, 0, blocks[i]));
    }
    return scene(width, 24 + blocks.length * row, layers);
  }

  private static Scene scene(int width, int height, List<Layer> layers) {
    return new Scene(width, height, 1, PAPER, layers, new Output(OutputFormat.PNG, 0, false));
  }

  private static Layer text(double x, double y, double width, double height, TextBlock block) {
    return new TextLayer(new Box(x, y, width, height), 1, Operator.OVER, block);
  }

  private static TextBlock block(String text, TextStyle style) {
    return setting(Alignment.LEFT, VerticalAlignment.TOP, 1.3, 0, "", 0, run(text, style));
  }

  private static TextBlock setting(
      Alignment alignment,
      VerticalAlignment vertical,
      double lineHeight,
      int maxLines,
      String ellipsis,
      double smallest,
      TextRun... runs) {
    return new TextBlock(
        List.of(runs),
        Direction.AUTO,
        alignment,
        vertical,
        lineHeight,
        maxLines,
        ellipsis,
        smallest);
  }

  private static TextRun run(String text, TextStyle style) {
    return new TextRun(text, style);
  }

  private static TextStyle style(String font, double size, int color, String language) {
    return new TextStyle(
        FONTS.find(font).orElseThrow(),
        size,
        0,
        new Paint.Solid(color),
        null,
        null,
        Locale.forLanguageTag(language));
  }

  private static TextStyle spaced(String font, double size, double spacing) {
    return new TextStyle(
        FONTS.find(font).orElseThrow(),
        size,
        spacing,
        new Paint.Solid(INK),
        null,
        null,
        Locale.ROOT);
  }
}
