package io.atelier.render.font;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Faces in the order they are asked for a character. What one of them found is remembered: for
 * every 256 characters of Unicode that were met, 256 bytes.
 *
 * <p>Emoji go to a colour face first if Unicode shows them as pictures by default or a variation
 * selector says so, else they go there last (UTS #51).
 */
public final class FallbackChain {
  private static final int TEXT_STYLE = 0xFE0E;
  private static final int EMOJI_STYLE = 0xFE0F;
  private static final int PAGE = 256;
  private static final int KEYCAP = 0x20E3;

  private final FontFace[] faces;
  private final boolean colored;
  private final AtomicReferenceArray<byte @Nullable []> pages =
      new AtomicReferenceArray<>((Character.MAX_CODE_POINT + 1) / PAGE);

  FallbackChain(List<FontFace> faces) {
    this.faces = faces.toArray(FontFace[]::new);
    this.colored = faces.stream().anyMatch(FontFace::color);
  }

  /** The first face that draws the character, or null if none does. */
  public @Nullable FontFace find(int character) {
    byte[] page = pages.get(character / PAGE);
    if (page == null) {
      page = page(character / PAGE * PAGE);
      pages.set(character / PAGE, page);
    }
    int face = page[character % PAGE];
    return face < 0 ? null : faces[face];
  }

  /**
   * The first face that draws a whole grapheme cluster, else the first that draws its base
   * character, else null.
   */
  public @Nullable FontFace find(char[] text, int start, int end) {
    int base = Character.codePointAt(text, start, end);
    if (end - start == Character.charCount(base)) {
      return find(base);
    }
    boolean picture = colored && isPicture(text, start, end, base);
    for (FontFace face : faces) {
      if (face.color() == picture && draws(face, text, start, end)) {
        return face;
      }
    }
    for (FontFace face : faces) {
      if (face.color() != picture && draws(face, text, start, end)) {
        return face;
      }
    }
    return find(base);
  }

  private byte[] page(int first) {
    byte[] page = new byte[PAGE];
    for (int i = 0; i < PAGE; i++) {
      page[i] = (byte) index(first + i);
    }
    return page;
  }

  private int index(int character) {
    boolean picture =
        colored && UCharacter.hasBinaryProperty(character, UProperty.EMOJI_PRESENTATION);
    int other = -1;
    for (int i = 0; i < faces.length; i++) {
      if (faces[i].awt().canDisplay(character)) {
        if (faces[i].color() == picture) {
          return i;
        }
        other = other < 0 ? i : other;
      }
    }
    return other;
  }

  private static boolean isPicture(char[] text, int start, int end, int base) {
    int last = text[end - 1];
    if (contains(text, start, end, EMOJI_STYLE)) {
      return true;
    }
    if (contains(text, start, end, TEXT_STYLE) || last == KEYCAP) {
      return false;
    }
    return UCharacter.hasBinaryProperty(base, UProperty.EMOJI);
  }

  private static boolean contains(char[] text, int start, int end, int unit) {
    for (int i = start; i < end; i++) {
      if (text[i] == unit) {
        return true;
      }
    }
    return false;
  }

  private static boolean draws(FontFace face, char[] text, int start, int end) {
    int at = start;
    while (at < end) {
      int character = Character.codePointAt(text, at, end);
      if (!draws(face, character)) {
        return false;
      }
      at += Character.charCount(character);
    }
    return true;
  }

  /** Whether the face has what the character needs, which may be nothing. */
  public static boolean draws(FontFace face, int character) {
    return (isInvisible(character) && !isFiller(character)) || face.awt().canDisplay(character);
  }

  /** Joiners, direction marks and selectors shape their neighbours and need no glyph. */
  public static boolean isInvisible(int character) {
    return UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
  }

  /** Invisible to Unicode, but the JDK's HarfBuzz asks for their glyphs. */
  private static boolean isFiller(int character) {
    return switch (character) {
      case 0x115F, 0x1160, 0x180F, 0x3164, 0xFFA0 -> true;
      default -> false;
    };
  }
}
