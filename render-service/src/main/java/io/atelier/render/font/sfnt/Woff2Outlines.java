package io.atelier.render.font.sfnt;

/** Restores {@code glyf} and {@code loca} from their packed form (section 5.1). */
final class Woff2Outlines {
  private static final int HEADER = 36;
  private static final int COMPOSITE = 0xFFFF;
  private static final int ON_CURVE = 1;
  private static final int MOST_POINTS = 0xFFFF;

  private final int glyphs;
  private final Woff2Stream contours;
  private final Woff2Stream points;
  private final Woff2Stream flags;
  private final Woff2Stream triplets;
  private final Bytes composites;
  private final Bytes boxBits;
  private final Woff2Stream boxes;
  private final Woff2Stream programs;
  private final Sink glyf;
  private int compositeAt;

  private Woff2Outlines(Bytes packed) {
    glyphs = packed.u16(4);
    int[] sizes = new int[7];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = packed.size(8 + 4 * i);
    }
    long at = HEADER;
    contours = new Woff2Stream(packed.slice(at, sizes[0]));
    points = new Woff2Stream(packed.slice(at += sizes[0], sizes[1]));
    flags = new Woff2Stream(packed.slice(at += sizes[1], sizes[2]));
    triplets = new Woff2Stream(packed.slice(at += sizes[2], sizes[3]));
    composites = packed.slice(at += sizes[3], sizes[4]);
    Bytes box = packed.slice(at += sizes[4], sizes[5]);
    programs = new Woff2Stream(packed.slice(at + sizes[5], sizes[6]));
    int bitmap = 4 * ((glyphs + 31) / 32);
    boxBits = box.slice(0, bitmap);
    boxes = new Woff2Stream(box.from(bitmap));
    glyf = new Sink(2 * packed.length());
  }

  static void restore(Tables tables) {
    Woff2Outlines outlines = new Woff2Outlines(tables.require("glyf", HEADER));
    Sink loca = new Sink(4 * outlines.glyphs + 4);
    for (int glyph = 0; glyph < outlines.glyphs; glyph++) {
      loca.u32(outlines.glyf.length());
      outlines.restore(glyph);
    }
    loca.u32(outlines.glyf.length());
    tables.replace("glyf", outlines.glyf.toBytes());
    tables.replace("loca", loca.toBytes());
    Sink head = new Sink(Head.LENGTH).bytes(tables.require("head", Head.LENGTH));
    head.setU16(50, 1);
    tables.replace("head", head.toBytes());
  }

  private void restore(int glyph) {
    int count = contours.u16();
    boolean box = (boxBits.u8(glyph >> 3) & 0x80 >> (glyph & 7)) != 0;
    if (count == 0) {
      if (box) {
        throw damaged();
      }
    } else if (count == COMPOSITE) {
      if (!box) {
        throw damaged();
      }
      composite();
    } else {
      simple(count, box);
    }
    glyf.align();
  }

  private void composite() {
    glyf.u16(COMPOSITE).bytes(boxes.take(8));
    int start = compositeAt;
    boolean program = false;
    int partFlags;
    do {
      partFlags = composites.u16(compositeAt);
      program |= CompositeGlyph.program(partFlags);
      compositeAt += CompositeGlyph.length(partFlags);
    } while (CompositeGlyph.more(partFlags));
    glyf.bytes(composites.slice(start, compositeAt - start));
    if (program) {
      programs.take(triplets.number());
      glyf.u16(0); // its program is dropped here already
    }
  }

  private void simple(int count, boolean box) {
    int header = glyf.length();
    glyf.u16(count).u16(0).u16(0).u16(0).u16(0);
    int last = -1;
    for (int i = 0; i < count; i++) {
      last += points.number();
      if (last > MOST_POINTS) {
        throw damaged();
      }
      glyf.u16(last);
    }
    Contour contour = new Contour(last + 1);
    contour.read(flags, triplets);
    programs.take(triplets.number());
    glyf.u16(0);
    contour.write(glyf);
    if (box) {
      for (int i = 0; i < 4; i++) {
        glyf.setU16(header + 2 + 2 * i, boxes.u16());
      }
    } else {
      contour.writeBox(glyf, header + 2);
    }
  }

  private static UnusableFont damaged() {
    return UnusableFont.broken("The font's outlines cannot be unpacked.");
  }

  /** Points of one glyph, each as its distance from the one before. */
  private static final class Contour {
    private final boolean[] on;
    private final int[] dx;
    private final int[] dy;

    Contour(int points) {
      on = new boolean[points];
      dx = new int[points];
      dy = new int[points];
    }

    /** The triplet encoding of section 5.2. */
    void read(Woff2Stream flags, Woff2Stream triplets) {
      for (int i = 0; i < on.length; i++) {
        int flag = flags.u8();
        on[i] = flag < 128;
        int f = flag & 0x7F;
        if (f < 10) {
          dy[i] = signed(f, ((f & 14) << 7) + triplets.u8());
        } else if (f < 20) {
          dx[i] = signed(f, ((f - 10 & 14) << 7) + triplets.u8());
        } else if (f < 84) {
          int b = f - 20;
          int next = triplets.u8();
          dx[i] = signed(f, 1 + (b & 0x30) + (next >> 4));
          dy[i] = signed(f >> 1, 1 + ((b & 0x0C) << 2) + (next & 0x0F));
        } else if (f < 120) {
          int b = f - 84;
          dx[i] = signed(f, 1 + (b / 12 << 8) + triplets.u8());
          dy[i] = signed(f >> 1, 1 + (b % 12 >> 2 << 8) + triplets.u8());
        } else if (f < 124) {
          int first = triplets.u8();
          int second = triplets.u8();
          dx[i] = signed(f, (first << 4) + (second >> 4));
          dy[i] = signed(f >> 1, ((second & 0x0F) << 8) + triplets.u8());
        } else {
          dx[i] = signed(f, triplets.u16());
          dy[i] = signed(f >> 1, triplets.u16());
        }
      }
    }

    private static int signed(int flag, int distance) {
      return (flag & 1) != 0 ? distance : -distance;
    }

    /** Two bytes a distance: the sanitizer wants sound glyphs, not small ones. */
    void write(Sink glyf) {
      for (boolean isOn : on) {
        glyf.u8(isOn ? ON_CURVE : 0);
      }
      for (int x : dx) {
        glyf.u16(x);
      }
      for (int y : dy) {
        glyf.u16(y);
      }
    }

    void writeBox(Sink glyf, int at) {
      int[] across = bounds(dx);
      int[] down = bounds(dy);
      glyf.setU16(at, across[0]);
      glyf.setU16(at + 2, down[0]);
      glyf.setU16(at + 4, across[1]);
      glyf.setU16(at + 6, down[1]);
    }

    private static int[] bounds(int[] distances) {
      int place = 0;
      int least = Integer.MAX_VALUE;
      int most = Integer.MIN_VALUE;
      for (int distance : distances) {
        place += distance;
        least = Math.min(least, place);
        most = Math.max(most, place);
      }
      return distances.length == 0 ? new int[2] : new int[] {least, most};
    }
  }
}
