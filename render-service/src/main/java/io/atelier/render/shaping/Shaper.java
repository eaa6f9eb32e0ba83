package io.atelier.render.shaping;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.atelier.render.font.FontFace;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/**
 * Shapes runs word by word and remembers the words: most of a text was met before. A word is what
 * its face shapes alike wherever it stands: letters up to the next space, a space, a Han character.
 */
@Component
public final class Shaper {
  private static final int FACES = 256;
  private static final int CACHE_BYTES = 24 << 20;

  /** Longer words come once and would push many short ones out. */
  private static final int LONGEST_KEPT = 48;

  /** HarfBuzz looks at no more than five characters beyond a word. */
  private static final int NEIGHBOURS = 8;

  private final Cache<String, FaceShaper> faces =
      Caffeine.newBuilder().maximumSize(FACES).executor(Runnable::run).build();
  private final Cache<WordKey, ShapedWord> words =
      Caffeine.newBuilder()
          .maximumWeight(CACHE_BYTES)
          .weigher((WordKey key, ShapedWord word) -> 2 * key.text().length() + word.bytes())
          .executor(Runnable::run)
          .build();

  private final RecentWords recent = new RecentWords();

  public FaceMetrics metrics(FontFace face) {
    return shaper(face).metrics();
  }

  /**
   * @param text whole paragraph, of which {@code start} to {@code end} are in {@code face}
   * @param spaced whether letters are set apart, which rules ligatures out
   */
  public ShapedRun shape(
      char[] text, int start, int end, FontFace face, boolean rightToLeft, boolean spaced) {
    FaceShaper shaper = shaper(face);
    int guess = 4 + (end - start) / 2;
    int[] starts = new int[guess];
    ShapedWord[] shaped = new ShapedWord[guess];
    int count = 0;
    int at = start;
    while (at < end) {
      int next = Words.end(text, at, end, shaper);
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
        shaped = Arrays.copyOf(shaped, 2 * count);
      }
      starts[count] = at;
      shaped[count++] = word(text, start, at, next, face, shaper, rightToLeft, spaced);
      at = next;
    }
    return new ShapedRun(count, starts, shaped);
  }

  /**
   * A part of a word, for a line that begins or ends within it.
   *
   * @param runStart where the word's run begins
   */
  public ShapedWord shapePart(
      char[] text,
      int runStart,
      int start,
      int end,
      FontFace face,
      boolean rightToLeft,
      boolean spaced) {
    return word(text, runStart, start, end, face, shaper(face), rightToLeft, spaced);
  }

  private ShapedWord word(
      char[] text,
      int runStart,
      int start,
      int end,
      FontFace face,
      FaceShaper shaper,
      boolean rightToLeft,
      boolean spaced) {
    if (end - start > LONGEST_KEPT || Words.joinsBeyond(text, start, end)) {
      return inContext(text, start, end, shaper, rightToLeft, spaced);
    }
    boolean latin =
        shaper.latinMatters()
            && !rightToLeft
            && Words.areCommonAmongLatin(text, runStart, start, end);
    int flags =
        (rightToLeft ? WordKey.RIGHT_TO_LEFT : 0)
            | (spaced ? WordKey.SPACED : 0)
            | (latin ? WordKey.LATIN : 0);
    int hash = WordKey.hash(face.id(), flags, text, start, end);
    ShapedWord known = recent.find(hash, face.id(), flags, text, start, end);
    return known != null
        ? known
        : remembered(new WordKey(face.id(), flags, new String(text, start, end - start)), shaper);
  }

  private ShapedWord remembered(WordKey key, FaceShaper shaper) {
    ShapedWord word = words.getIfPresent(key);
    if (word == null) {
      word = shaped(key, shaper);
      words.put(key, word);
    }
    recent.put(key, word);
    return word;
  }

  private static ShapedWord shaped(WordKey key, FaceShaper shaper) {
    char[] alone = key.text().toCharArray();
    boolean ligatures = !key.has(WordKey.SPACED);
    return key.has(WordKey.LATIN)
        ? shaper.shapeAfterLatin(key.text(), ligatures)
        : shaper.shape(alone, 0, alone.length, key.has(WordKey.RIGHT_TO_LEFT), ligatures);
  }

  private static ShapedWord inContext(
      char[] text, int start, int end, FaceShaper shaper, boolean rightToLeft, boolean spaced) {
    int from = Math.max(0, start - NEIGHBOURS);
    char[] near = Arrays.copyOfRange(text, from, Math.min(text.length, end + NEIGHBOURS));
    return shaper.shape(near, start - from, end - from, rightToLeft, !spaced);
  }

  private FaceShaper shaper(FontFace face) {
    FaceShaper known = faces.getIfPresent(face.id());
    return known == null ? faces.get(face.id(), id -> new FaceShaper(face)) : known;
  }
}
