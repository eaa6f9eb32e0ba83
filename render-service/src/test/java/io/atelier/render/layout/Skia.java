package io.atelier.render.layout;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import io.atelier.render.font.FontFace;
import io.github.humbleui.skija.Font;
import io.github.humbleui.skija.FontEdging;
import io.github.humbleui.skija.FontHinting;
import io.github.humbleui.skija.FontMgr;
import io.github.humbleui.skija.Typeface;
import io.github.humbleui.skija.paragraph.FontCollection;
import io.github.humbleui.skija.paragraph.LineMetrics;
import io.github.humbleui.skija.paragraph.Paragraph;
import io.github.humbleui.skija.paragraph.ParagraphBuilder;
import io.github.humbleui.skija.paragraph.ParagraphStyle;
import io.github.humbleui.skija.paragraph.TextStyle;
import io.github.humbleui.skija.paragraph.TypefaceFontProvider;
import io.github.humbleui.skija.shaper.FontRun;
import io.github.humbleui.skija.shaper.HbIcuScriptRunIterator;
import io.github.humbleui.skija.shaper.IcuBidiRunIterator;
import io.github.humbleui.skija.shaper.RunHandler;
import io.github.humbleui.skija.shaper.RunInfo;
import io.github.humbleui.skija.shaper.Shaper;
import io.github.humbleui.skija.shaper.ShapingOptions;
import io.github.humbleui.skija.shaper.TrivialLanguageRunIterator;
import io.github.humbleui.types.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What Skia makes of a text with the same fonts, as a second opinion. */
final class Skia {
  private static final Map<String, Typeface> TYPEFACES = new HashMap<>();

  /** A glyph, its face and its left end. */
  record Glyph(String face, int number, float x) {}

  /**
   * @param unresolved characters that no face has
   */
  record Broken(List<String> lines, int unresolved) {}

  private Skia() {}

  static Broken lines(String text, List<FontFace> faces, float size, float width, Locale language) {
    var provider = new TypefaceFontProvider();
    for (FontFace face : faces) {
      provider.registerTypeface(typeface(face), face.id());
    }
    var fonts = new FontCollection();
    fonts.setAssetFontManager(provider);
    fonts.setEnableFallback(false);
    String[] ids = faces.stream().map(FontFace::id).toArray(String[]::new);
    try (var style = new ParagraphStyle();
        var textStyle = new TextStyle()) {
      textStyle
          .setFontFamilies(ids)
          .setFontSize(size)
          .setLocale(language.toLanguageTag())
          .setColor(0xFF000000);
      style.disableHinting();
      try (var builder = new ParagraphBuilder(style, fonts)) {
        builder.pushStyle(textStyle).addText(text);
        try (Paragraph paragraph = builder.build()) {
          paragraph.layout(width);
          List<String> lines = new ArrayList<>();
          for (LineMetrics line : paragraph.getLineMetrics()) {
            lines.add(
                text.substring(
                    (int) line.getStartIndex(), (int) line.getEndExcludingWhitespaces()));
          }
          return new Broken(lines, paragraph.getUnresolvedGlyphsCount());
        }
      }
    }
  }

  /**
   * The glyphs of one line from left to right, in our choice of faces.
   *
   * @param faces of every UTF-16 unit
   */
  static List<Glyph> glyphs(
      String line, FontFace[] faces, float size, boolean rightToLeft, Locale language) {
    List<FontRun> runs = new ArrayList<>();
    for (int i = 1; i <= faces.length; i++) {
      if (i == faces.length || faces[i] != faces[i - 1]) {
        runs.add(new FontRun(i, font(faces[i - 1], size)));
      }
    }
    var glyphs = new ArrayList<Glyph>();
    int level = rightToLeft ? 1 : 0;
    try (Shaper shaper = Shaper.makeShapeThenWrap(FontMgr.getDefault());
        var bidi = new IcuBidiRunIterator(line, level);
        var scripts = new HbIcuScriptRunIterator(line)) {
      shaper.shape(
          line,
          runs.iterator(),
          bidi,
          scripts,
          new TrivialLanguageRunIterator(line, language.toLanguageTag()),
          ShapingOptions.DEFAULT.withLeftToRight(!rightToLeft),
          Float.POSITIVE_INFINITY,
          new Collector(line, faces, glyphs));
    }
    return glyphs;
  }

  private static Font font(FontFace face, float size) {
    var font = new Font(typeface(face), size);
    font.setSubpixel(true);
    font.setHinting(FontHinting.NONE);
    font.setEdging(FontEdging.ANTI_ALIAS);
    font.setMetricsLinear(true);
    return font;
  }

  private static Typeface typeface(FontFace face) {
    return TYPEFACES.computeIfAbsent(
        face.id(), id -> FontMgr.getDefault().makeFromFile(face.file().toString(), face.index()));
  }

  /** Takes the runs from left to right. */
  private static final class Collector implements RunHandler {
    private final String line;
    private final FontFace[] faces;
    private final List<Glyph> glyphs;
    private float left;

    Collector(String line, FontFace[] faces, List<Glyph> glyphs) {
      this.line = line;
      this.faces = faces;
      this.glyphs = glyphs;
    }

    @Override
    public void beginLine() {}

    @Override
    public void runInfo(RunInfo info) {}

    @Override
    public void commitRunInfo() {}

    @Override
    public Point runOffset(RunInfo info) {
      return new Point(left, 0);
    }

    @Override
    public void commitRun(RunInfo info, short[] numbers, Point[] positions, int[] clusters) {
      for (int i = 0; i < numbers.length; i++) {
        int character = line.codePointAt(clusters[i]);
        // HarfBuzz leaves a space without width for these, the JDK nothing.
        if (!UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
          String face = faces[clusters[i]].id();
          glyphs.add(new Glyph(face, Short.toUnsignedInt(numbers[i]), positions[i].getX()));
        }
      }
      left += info.getAdvanceX();
    }

    @Override
    public void commitLine() {}
  }
}
