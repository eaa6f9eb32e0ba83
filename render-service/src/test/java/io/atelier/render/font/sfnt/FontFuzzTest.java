package io.atelier.render.font.sfnt;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged fonts are refused by name or come out usable; never another exception, never a hang. Run
 * it longer with {@code -Dfuzz.rounds=100000}.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class FontFuzzTest {
  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 1_500);
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  @ParameterizedTest
  @ValueSource(strings = {"latin.ttf", "han.otf", "latin.ttc", "latin.woff2", "han.woff2"})
  void refusesOrCleans_whateverBytesAreDamaged(String name) {
    byte[] sound = FontFiles.small(name);
    Random random = new Random(name.hashCode());
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = sound.clone();
      int hits = 1 + random.nextInt(6);
      for (int hit = 0; hit < hits; hit++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      tryOut(damaged);
    }
  }

  /**
   * Damages what tables say and then makes their checksums right, so that the checks behind count.
   */
  @ParameterizedTest
  @ValueSource(strings = {"latin.ttf", "han.otf"})
  void refusesOrCleans_whateverTablesSay(String name) {
    byte[] sound = FontFiles.small(name);
    Random random = new Random(7);
    int usable = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Map<String, Bytes> tables = new TreeMap<>(SfntFile.read(new Bytes(sound), 0).all());
      int hits = 1 + random.nextInt(3);
      for (int hit = 0; hit < hits; hit++) {
        String[] tags = tables.keySet().toArray(String[]::new);
        String tag = tags[random.nextInt(tags.length)];
        tables.put(tag, damaged(tables.get(tag), random));
      }
      if (tables.get("head").length() >= 12) {
        tables.put("head", FontFiles.withoutAdjustment(tables.get("head")));
        usable += tryOut(SfntWriter.write((int) new Bytes(sound).u32(0), tables)) ? 1 : 0;
      }
    }
    assertThat(usable).as("some damage does not matter").isBetween(1, ROUNDS - 1);
  }

  private static Bytes damaged(Bytes table, Random random) {
    byte[] bytes = table.copy();
    if (bytes.length == 0) {
      return table;
    }
    int at = random.nextInt(random.nextBoolean() ? bytes.length : Math.min(64, bytes.length));
    switch (random.nextInt(4)) {
      case 0 -> bytes[at] = (byte) random.nextInt();
      case 1 -> bytes[at] = (byte) (random.nextBoolean() ? 0xFF : 0);
      case 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      default -> {
        return table.slice(0, at);
      }
    }
    return new Bytes(bytes);
  }

  /** Whether the file is usable; then text set in it is shaped and outlined too. */
  private static boolean tryOut(byte[] file) {
    CleanFont clean;
    try {
      clean = FontSanitizer.clean(file, 0);
    } catch (UnusableFont refused) {
      assertThat(refused.status().is4xxClientError()).isTrue();
      return false;
    }
    assertThat(FontSanitizer.clean(clean.file(), 0).glyphs()).isEqualTo(clean.glyphs());
    try {
      Font font = Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(clean.file()));
      char[] text = "Äfi Tïé 永和天地 مرحبا".toCharArray();
      font.deriveFont(40f)
          .layoutGlyphVector(CONTEXT, text, 0, text.length, Font.LAYOUT_LEFT_TO_RIGHT)
          .getOutline();
    } catch (Exception e) {
      throw new AssertionError("a cleaned font does not open", e);
    }
    return true;
  }
}
