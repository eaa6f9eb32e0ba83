package io.atelier.render.font.variable;

import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A TrueType font with variations, from which plain fonts are made: outlines and advances at the
 * values asked for. Kerning, marks and the substitutions of GSUB stay those of the usual values;
 * fonts with CFF2 outlines are not understood.
 */
public final class VariableFont {
  private static final int AXIS = 20;
  private static final double FIXED = 1 << 16;

  /** What a plain font without instructions does not have. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "fvar", "gvar", "avar", "HVAR", "VVAR", "MVAR", "cvar", "STAT", "DSIG", "fpgm", "prep",
          "cvt ", "hdmx", "VDMX", "LTSH", "vhea", "vmtx");

  private final FontTables tables;
  private final List<Axis> axes;

  private VariableFont(FontTables tables) {
    this.tables = tables;
    this.axes = axes(tables.get("fvar"));
  }

  /** Whether a font file has axes that can be varied here. */
  public static boolean isVariable(byte[] file) {
    try {
      FontTables tables = FontTables.read(file);
      return tables.has("fvar") && tables.has("gvar") && tables.has("glyf");
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return false;
    }
  }

  /**
   * @throws IllegalArgumentException if it is not variable or its tables are broken
   */
  public static VariableFont read(byte[] file) {
    try {
      return new VariableFont(FontTables.read(file));
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("the font's tables are broken", e);
    }
  }

  public List<Axis> axes() {
    return axes;
  }

  /**
   * A plain TrueType file.
   *
   * @param values by tag; held within the axes' ranges; axes not named keep their usual value
   * @throws IllegalArgumentException if the font's tables are broken
   */
  public byte[] at(Map<String, Double> values) {
    try {
      return instance(values);
    } catch (BufferUnderflowException
        | BufferOverflowException
        | IndexOutOfBoundsException
        | NegativeArraySizeException e) {
      throw new IllegalArgumentException("the font's tables are broken", e);
    }
  }

  private byte[] instance(Map<String, Double> values) {
    double[] coordinates =
        Coordinates.of(axes, values, tables.has("avar") ? tables.get("avar") : null);
    var variations = new GlyphVariations(tables.get("gvar"), coordinates);
    ByteBuffer widths = tables.get("hmtx");
    int longWidths = Short.toUnsignedInt(tables.get("hhea").getShort(34));
    List<Glyph> glyphs = glyphs();
    for (int i = 0; i < glyphs.size(); i++) {
      GlyphPoints points = glyphs.get(i).points();
      int advance = Short.toUnsignedInt(widths.getShort(4 * Math.min(i, longWidths - 1)));
      int bearing = widths.getShort(i < longWidths ? 4 * i + 2 : 2 * (longWidths + i));
      points.phantoms(glyphs.get(i).left(), bearing, advance);
      variations.apply(i, points);
    }
    return written(glyphs, values);
  }

  private List<Glyph> glyphs() {
    ByteBuffer glyf = tables.get("glyf");
    ByteBuffer loca = tables.get("loca");
    boolean isLong = tables.get("head").getShort(50) != 0;
    int count = Short.toUnsignedInt(tables.get("maxp").getShort(4));
    List<Glyph> glyphs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int start = offset(loca, i, isLong);
      glyphs.add(Glyph.read(glyf.slice(start, offset(loca, i + 1, isLong) - start)));
    }
    return glyphs;
  }

  private static int offset(ByteBuffer loca, int glyph, boolean isLong) {
    return isLong ? loca.getInt(4 * glyph) : 2 * Short.toUnsignedInt(loca.getShort(2 * glyph));
  }

  private byte[] written(List<Glyph> glyphs, Map<String, Double> values) {
    int capacity = 0;
    for (Glyph glyph : glyphs) {
      capacity = Math.addExact(capacity, glyph.capacity() + 4);
    }
    ByteBuffer glyf = ByteBuffer.allocate(capacity);
    ByteBuffer loca = ByteBuffer.allocate(4 * (glyphs.size() + 1));
    ByteBuffer hmtx = ByteBuffer.allocate(4 * glyphs.size());
    int widest = 0;
    for (Glyph glyph : glyphs) {
      loca.putInt(glyf.position());
      int[] box = Bounds.of(glyph, glyphs);
      glyph.write(glyf, box);
      glyf.position((glyf.position() + 3) & ~3);
      GlyphPoints points = glyph.points();
      int origin = (int) Math.round(points.x[points.outline()]);
      int advance = Math.max(0, (int) Math.round(points.x[points.outline() + 1]) - origin);
      hmtx.putShort((short) advance).putShort((short) (box[0] - origin));
      widest = Math.max(widest, advance);
    }
    loca.putInt(glyf.position());
    var plain = FontTables.read(tables.write());
    plain.remove(LEFT_OUT);
    plain.put("glyf", glyf.flip());
    plain.put("loca", loca.flip());
    plain.put("hmtx", hmtx.flip());
    plain.put("head", plain.copy("head").putShort(50, (short) 1));
    plain.put(
        "hhea",
        plain.copy("hhea").putShort(34, (short) glyphs.size()).putShort(10, (short) widest));
    if (plain.has("OS/2") && values.containsKey("wght")) {
      plain.put("OS/2", plain.copy("OS/2").putShort(4, values.get("wght").shortValue()));
    }
    return plain.write();
  }

  private static List<Axis> axes(ByteBuffer fvar) {
    int start = Short.toUnsignedInt(fvar.getShort(4));
    int count = Short.toUnsignedInt(fvar.getShort(8));
    int size = Short.toUnsignedInt(fvar.getShort(10));
    if (size < AXIS) {
      throw new IllegalArgumentException("fvar's axes are too short");
    }
    List<Axis> axes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int at = start + i * size;
      byte[] tag = new byte[4];
      fvar.get(at, tag);
      axes.add(
          new Axis(
              new String(tag, StandardCharsets.ISO_8859_1),
              fvar.getInt(at + 4) / FIXED,
              fvar.getInt(at + 8) / FIXED,
              fvar.getInt(at + 12) / FIXED));
    }
    return List.copyOf(axes);
  }
}
