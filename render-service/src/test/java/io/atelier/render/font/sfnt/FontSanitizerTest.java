package io.atelier.render.font.sfnt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.PathIterator;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FontSanitizerTest {
  @ParameterizedTest
  @CsvSource({
    "NotoSans-Regular.ttf, Noto Sans, Äfi ﬁ Tïé 012",
    "NotoSansArabic-Regular.ttf, Noto Sans Arabic, مرحبا",
    "NotoSansDevanagari-Bold.ttf, Noto Sans Devanagari, नमस्ते",
    "NotoSansCJKsc-Regular.otf, Noto Sans CJK SC, 永和 abc"
  })
  void keepsHowABundledFontDraws(String file, String family, String text) throws Exception {
    byte[] original = FontFiles.bundled(file);

    CleanFont clean = FontSanitizer.clean(original, 0);

    assertThat(clean.family()).isEqualTo(family);
    assertThat(drawn(clean.file(), text)).isEqualTo(drawn(original, text));
  }

  @ParameterizedTest
  @CsvSource({"latin.woff2, latin.ttf, Äfi Tïé 012", "han.woff2, han.otf, 永和天地玄黄"})
  void unpacksWoff2_toTheSameFont(String packed, String plain, String text) throws Exception {
    byte[] clean = FontSanitizer.clean(FontFiles.small(packed), 0).file();

    assertThat(drawn(clean, text)).isEqualTo(drawn(FontFiles.small(plain), text));
  }

  @Test
  void takesTheFaceAskedFor_ofACollection() {
    byte[] collection = FontFiles.small("latin.ttc");

    assertThat(FontSanitizer.clean(collection, 0).family()).isEqualTo("Noto Sans");
    assertThat(FontSanitizer.clean(collection, 1).family()).isEqualTo("Second Face");
    assertThatThrownBy(() -> FontSanitizer.clean(collection, 2))
        .isInstanceOf(UnusableFont.class)
        .hasMessageContaining("2 faces");
  }

  @Test
  void leavesProgramsAndUnknownTablesOut() {
    Tables clean = tables(FontSanitizer.clean(programmed(), 0).file());

    assertThat(clean.all().keySet())
        .containsExactlyInAnyOrder(
            "GDEF", "GPOS", "GSUB", "OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp",
            "name", "post");
    Bytes loca = clean.require("loca", 8);
    Bytes first = clean.require("glyf", 8).slice(loca.size(0), loca.size(4));
    assertThat(first.u16(10 + 2 * first.s16(0))).as("length of the program").isZero();
    assertThat(clean.require("glyf", 8).copy())
        .isEqualTo(
            tables(FontSanitizer.clean(FontFiles.small("latin.ttf"), 0).file())
                .require("glyf", 8)
                .copy());
  }

  @Test
  void isFixedPoint() {
    byte[] once = FontSanitizer.clean(FontFiles.small("latin.ttf"), 0).file();

    assertThat(FontSanitizer.clean(once, 0).file()).isEqualTo(once);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "<html>", "wOFF....", "\u0089PNG\r\n\u001a\n", "%PDF-1.7 "})
  void refusesWhatIsNoFont(String content) {
    byte[] file = content.getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> FontSanitizer.clean(file, 0))
        .isInstanceOf(UnusableFont.class)
        .extracting(e -> ((UnusableFont) e).status().value())
        .isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"latin.ttf", "han.otf", "latin.woff2", "han.woff2"})
  void refusesEveryTruncation(String name) {
    byte[] whole = FontFiles.small(name);

    for (int length = 12; length < whole.length - 4; length += 1 + length / 50) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> FontSanitizer.clean(cut, 0))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(UnusableFont.class);
    }
  }

  @Test
  void refusesAWrongChecksum() {
    byte[] font = FontFiles.small("latin.ttf");
    font[font.length - 200] ^= 1;
    byte[] sound = FontFiles.small("latin.ttf");

    assertThatThrownBy(
            () -> {
              for (int at = 300; at < sound.length; at += 997) {
                byte[] damaged = sound.clone();
                damaged[at] ^= 1;
                FontSanitizer.clean(damaged, 0);
              }
            })
        .isInstanceOf(UnusableFont.class)
        .hasMessageContaining("checksum");
  }

  @Test
  void refusesTablesThatOverlap() {
    byte[] font = FontFiles.small("latin.ttf");
    // The second record of the directory is made to point into the first one's table.
    System.arraycopy(font, 12 + 8, font, 12 + 16 + 8, 8);
    System.arraycopy(font, 12 + 4, font, 12 + 16 + 4, 4);

    assertThatThrownBy(() -> FontSanitizer.clean(font, 0)).isInstanceOf(UnusableFont.class);
  }

  @Test
  void refusesAGlyphMadeOfItself() {
    assertRefused(composites(1, 1), "made of itself");
  }

  /** Sixteen levels of two hundred parts each: 10^37 outlines in a few kilobytes. */
  @Test
  void refusesAGlyph_whosePartsMultiply() {
    assertRefused(composites(15, 200), "too many points");
  }

  @Test
  void refusesAFont_withoutCharacters() {
    Sink cmap = new Sink(4).u16(0).u16(0);

    assertRefused(with("cmap", cmap.toBytes()), "no characters");
  }

  @Test
  void refusesMoreWidthsThanGlyphs() {
    Sink hhea = new Sink(36).bytes(tables(FontFiles.small("latin.ttf")).require("hhea", 36));
    hhea.setU16(34, 60_000);

    assertRefused(with("hhea", hhea.toBytes()), "hhea");
  }

  /** The first glyph gets a program of four steps, and the font some tables nobody asked for. */
  private static byte[] programmed() {
    Tables tables = tables(FontSanitizer.clean(FontFiles.small("latin.ttf"), 0).file());
    Bytes glyf = tables.require("glyf", 8);
    Bytes loca = tables.require("loca", 8);
    int program = 10 + 2 * glyf.s16(0);
    Sink outlines = new Sink(glyf.length()).bytes(glyf.slice(0, program));
    outlines.u16(4).u32(0x4F4F4F4FL).bytes(glyf.from(program + 2));
    Sink offsets = new Sink(loca.length()).u32(0);
    for (int at = 4; at < loca.length(); at += 4) {
      offsets.u32(loca.u32(at) + 4);
    }
    Map<String, Bytes> all = new TreeMap<>(tables.all());
    all.put("glyf", outlines.toBytes());
    all.put("loca", offsets.toBytes());
    all.put("head", FontFiles.withoutAdjustment(all.get("head")));
    for (String tag : new String[] {"fpgm", "prep", "cvt ", "Evil", "COLR", "fvar"}) {
      all.put(tag, new Bytes(new byte[] {1, 2, 3, 4}));
    }
    return SfntWriter.write(SfntFile.TRUETYPE, all);
  }

  private static void assertRefused(byte[] font, String why) {
    assertThatThrownBy(() -> FontSanitizer.clean(font, 0))
        .isInstanceOf(UnusableFont.class)
        .hasMessageContaining(why);
  }

  /** Glyph n is made of {@code parts} times glyph n + 1; the last of the first glyph. */
  private static byte[] composites(int levels, int parts) {
    Tables tables = tables(FontFiles.small("latin.ttf"));
    int glyphs = MaxProfile.glyphs(tables);
    Sink glyf = new Sink(1000);
    Sink loca = new Sink(1000);
    for (int level = 0; level <= levels; level++) {
      loca.u32(glyf.length());
      glyf.u16(0xFFFF).u16(0).u16(0).u16(0).u16(0);
      for (int part = 0; part < parts; part++) {
        boolean more = part < parts - 1;
        glyf.u16(more ? 0x20 : 0).u16(levels == 1 ? (level + 1) % 2 : level + 1).u16(0);
      }
      glyf.align();
    }
    for (int glyph = levels + 1; glyph <= glyphs; glyph++) {
      loca.u32(glyf.length());
    }
    Map<String, Bytes> all = new TreeMap<>(tables.all());
    all.put("glyf", glyf.toBytes());
    all.put("loca", loca.toBytes());
    all.put("head", Head.of(tables.require("head", Head.LENGTH)).written());
    return SfntWriter.write(SfntFile.TRUETYPE, all);
  }

  private static byte[] with(String tag, Bytes table) {
    Map<String, Bytes> all = new TreeMap<>(tables(FontFiles.small("latin.ttf")).all());
    all.put(tag, table);
    all.put("head", FontFiles.withoutAdjustment(all.get("head")));
    return SfntWriter.write(SfntFile.TRUETYPE, all);
  }

  private static Tables tables(byte[] font) {
    return SfntFile.read(new Bytes(font), 0);
  }

  /** Glyph numbers, places and outlines of a shaped text, as text. */
  private static String drawn(byte[] file, String text) throws Exception {
    Font font = Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file));
    GlyphVector glyphs =
        font.deriveFont(100f)
            .layoutGlyphVector(
                new FontRenderContext(null, true, true),
                text.toCharArray(),
                0,
                text.length(),
                Font.LAYOUT_LEFT_TO_RIGHT);
    StringBuilder drawn = new StringBuilder();
    float[] point = new float[6];
    for (PathIterator path = glyphs.getOutline().getPathIterator(null);
        !path.isDone();
        path.next()) {
      Arrays.fill(point, 0);
      drawn.append(path.currentSegment(point));
      for (float coordinate : point) {
        drawn.append(' ').append(Math.round(coordinate * 16));
      }
      drawn.append('\n');
    }
    return drawn.toString();
  }
}
