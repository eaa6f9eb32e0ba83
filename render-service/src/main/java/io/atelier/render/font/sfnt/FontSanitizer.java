package io.atelier.render.font.sfnt;

import io.atelier.render.font.variable.VariableFont;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes a plain, static, unhinted font of whatever font file somebody sends. Drawing needs
 * characters, outlines, widths and shaping rules; these are checked and written anew. Programs
 * (hinting), variations, bitmaps, colours and everything unknown are left out.
 */
public final class FontSanitizer {
  private static final int WOFF2 = 0x774F4632; // wOF2
  private static final int WOFF1 = 0x774F4646; // wOFF

  /** Read by HarfBuzz, which checks every offset in them itself. */
  private static final Set<String> SHAPING = Set.of("GDEF", "GSUB", "GPOS", "kern");

  /** What is looked into; a wrong checksum elsewhere does not matter. */
  static final Set<String> READ =
      Set.of(
          "head", "maxp", "hhea", "hmtx", "glyf", "loca", "CFF ", "cmap", "name", "OS/2", "GDEF",
          "GSUB", "GPOS", "kern");

  private FontSanitizer() {}

  /**
   * Takes milliseconds to a second of CPU.
   *
   * @param file TrueType, OpenType, a collection of them, or WOFF 2.0
   * @param face which of a collection, from 0
   * @throws UnusableFont if it is no such file, or none that can be drawn with
   */
  public static CleanFont clean(byte[] file, int face) {
    return clean(tables(new Bytes(file), face));
  }

  /**
   * The same of a variable font at some values of its axes.
   *
   * @param axes values by tag, such as {@code wght}; axes not named keep their usual value
   * @throws UnusableFont also if it has outlines that do not vary
   */
  public static CleanFont clean(byte[] file, int face, Map<String, Double> axes) {
    Tables tables = tables(new Bytes(file), face);
    return clean(axes.isEmpty() ? tables : varied(tables, axes));
  }

  private static Tables varied(Tables tables, Map<String, Double> axes) {
    byte[] plain = SfntWriter.write(SfntFile.TRUETYPE, withoutAdjustment(tables));
    if (!VariableFont.isVariable(plain)) {
      throw UnusableFont.broken("The font has no outlines that vary.");
    }
    try {
      return SfntFile.read(new Bytes(VariableFont.read(plain).at(axes)), 0);
    } catch (IllegalArgumentException e) {
      throw UnusableFont.broken("The font's variations are damaged.");
    }
  }

  private static Map<String, Bytes> withoutAdjustment(Tables tables) {
    Map<String, Bytes> all = new TreeMap<>(tables.all());
    Bytes table = tables.require("head", Head.LENGTH);
    Sink head = new Sink(table.length()).bytes(table);
    head.setU32(8, 0);
    all.put("head", head.toBytes());
    return all;
  }

  private static CleanFont clean(Tables tables) {
    Map<String, Bytes> clean = new TreeMap<>();
    Head head = Head.of(tables.require("head", Head.LENGTH));
    boolean cff = tables.has("CFF ") && !tables.has("glyf");
    int glyphs = MaxProfile.glyphs(tables);
    if (cff) {
      clean.put("CFF ", CffFont.checked(tables.require("CFF ", 4), glyphs));
    } else {
      Outlines outlines = Outlines.of(tables, head, glyphs);
      clean.put("glyf", outlines.glyf());
      clean.put("loca", outlines.loca());
    }
    clean.put("head", head.written());
    clean.put("maxp", MaxProfile.written(tables, cff));
    clean.putAll(Metrics.checked(tables, glyphs));
    clean.put("cmap", Characters.of(tables.require("cmap", 4), glyphs).written());
    clean.put("post", Post.written());
    Os2.checked(tables).ifPresent(os2 -> clean.put("OS/2", os2));
    SHAPING.forEach(tag -> tables.find(tag).ifPresent(table -> clean.put(tag, table)));
    Names names = Names.of(tables);
    clean.put("name", names.written("Font " + digest(clean)));
    byte[] sfnt = SfntWriter.write(cff ? SfntFile.CFF : SfntFile.TRUETYPE, clean);
    return new CleanFont(sfnt, names.family(), names.style(), glyphs);
  }

  private static String digest(Map<String, Bytes> tables) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      tables.values().forEach(table -> sha256.update(table.copy()));
      return HexFormat.of().formatHex(sha256.digest(), 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  private static Tables tables(Bytes file, int face) {
    if (file.length() < 4) {
      throw noFont();
    }
    return switch ((int) file.u32(0)) {
      case SfntFile.TRUETYPE, SfntFile.APPLE, SfntFile.CFF, SfntFile.COLLECTION ->
          SfntFile.read(file, face);
      case WOFF2 -> {
        SfntFile.requireFace(face, 1);
        yield Woff2File.read(file);
      }
      case WOFF1 ->
          throw UnusableFont.unsupported("WOFF 1.0 is not read; send WOFF 2.0, TTF or OTF.");
      default -> throw noFont();
    };
  }

  private static UnusableFont noFont() {
    return UnusableFont.unsupported("Send a TTF, OTF, TTC or WOFF2 file.");
  }
}
