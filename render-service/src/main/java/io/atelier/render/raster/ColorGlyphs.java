package io.atelier.render.raster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.atelier.render.font.FontFace;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.ColorType;
import io.github.humbleui.skija.Font;
import io.github.humbleui.skija.FontMgr;
import io.github.humbleui.skija.ImageInfo;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.skija.Surface;
import io.github.humbleui.skija.TextBlob;
import io.github.humbleui.skija.Typeface;
import io.github.humbleui.types.Rect;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws emoji by Skia, once each, and keeps their pixels as long as there is room. */
public final class ColorGlyphs {
  private static final Logger log = LoggerFactory.getLogger(ColorGlyphs.class);
  private static final int BYTES = 8 << 20;
  private static final int TYPEFACES = 16;

  /** Larger ones would fill the cache: they are drawn this large only. */
  private static final float LARGEST = 1024;

  private final Cache<Key, ColorGlyph> cache =
      Caffeine.newBuilder()
          .maximumWeight(BYTES)
          .weigher((Key key, ColorGlyph glyph) -> 160 + Integer.BYTES * glyph.argb().length)
          .build();

  /** Faces of users come and go: those not used are closed. */
  private final Cache<String, Typeface> typefaces =
      Caffeine.newBuilder()
          .maximumSize(TYPEFACES)
          .executor(Runnable::run)
          .<String, Typeface>evictionListener(ColorGlyphs::close)
          .build();

  private volatile boolean unavailable;

  /** Empty where Skia is not available or the face cannot be read. */
  public ColorGlyph get(FontFace face, int glyph, float size) {
    var key = new Key(face.id(), glyph, size);
    ColorGlyph drawn = cache.getIfPresent(key);
    if (drawn == null) {
      drawn = draw(face, glyph, size);
      cache.put(key, drawn);
    }
    return drawn;
  }

  private ColorGlyph draw(FontFace face, int glyph, float size) {
    if (unavailable) {
      return ColorGlyph.EMPTY;
    }
    try {
      // One at a time: a typeface may be closed when another enters the cache.
      synchronized (typefaces) {
        Typeface typeface =
            typefaces.get(
                face.id(),
                id -> FontMgr.getDefault().makeFromFile(face.file().toString(), face.index()));
        return typeface == null ? ColorGlyph.EMPTY : draw(typeface, glyph, size);
      }
    } catch (LinkageError e) {
      unavailable = true;
      log.warn("Skia does not load: emoji stay blank", e);
      return ColorGlyph.EMPTY;
    }
  }

  private static ColorGlyph draw(Typeface typeface, int glyph, float size) {
    short[] glyphs = {(short) glyph};
    try (var font = new Font(typeface, Math.min(size, LARGEST)).setSubpixel(true);
        var paint = new Paint()) {
      Rect bounds = font.getBounds(glyphs, paint)[0];
      Area area =
          Area.around(bounds.getLeft(), bounds.getTop(), bounds.getRight(), bounds.getBottom());
      if (area.isEmpty()) {
        return ColorGlyph.EMPTY;
      }
      return new ColorGlyph(pixels(glyphs, font, paint, area), area);
    }
  }

  private static int[] pixels(short[] glyphs, Font font, Paint paint, Area area) {
    var info =
        new ImageInfo(area.width(), area.height(), ColorType.BGRA_8888, ColorAlphaType.PREMUL);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(4L * area.width() * area.height(), 16);
      try (Surface surface = Surface.makeRasterDirect(info, memory.address(), 4L * area.width());
          TextBlob blob =
              TextBlob.makeFromPosH(glyphs, new float[] {-area.left()}, -area.top(), font)) {
        Canvas canvas = surface.getCanvas();
        canvas.drawTextBlob(blob, 0, 0, paint);
      }
      return memory.toArray(ValueLayout.JAVA_INT);
    }
  }

  private static void close(@Nullable String id, @Nullable Typeface typeface, RemovalCause cause) {
    if (typeface != null) {
      typeface.close();
    }
  }

  private record Key(String face, int glyph, float size) {}
}
