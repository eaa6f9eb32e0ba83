package io.atelier.generation.inference;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.translate.TranslateException;
import io.atelier.generation.inference.BatchTrial.Pass;
import io.atelier.generation.model.Canvas;
import io.atelier.platform.image.PixelImage;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

/** With networks whose time is counted, not taken. */
class BatchTrialTest {

  private static final long MILLI = 1_000_000;

  private long now;

  @Test
  void paintsOneAtATime_whereMoreGainLessThanATenth() throws Exception {
    assertThat(sizes(pictures -> 10 * MILLI * pictures - MILLI / 2 * (pictures - 1)).bySide())
        .containsOnly(Map.entry(128, 1), Map.entry(256, 1), Map.entry(512, 1));
  }

  @Test
  void paintsAsManyAtOnceAsGain_andNoMore() throws Exception {
    BatchSizes sizes = sizes(pictures -> pictures <= 4 ? 10 * MILLI : 20 * MILLI);

    assertThat(sizes.most(new Size(100, 100))).isEqualTo(4);
    assertThat(sizes.most(new Size(2000, 100))).isEqualTo(2); // room for two of 512 pixels
    assertThat(sizes.most(new Size(600, 600))).isEqualTo(1);
  }

  @Test
  void paintsOneAtATime_whereAPassIsLongAnyway() throws Exception {
    assertThat(sizes(pictures -> 51 * MILLI).bySide()).isEmpty();
  }

  @Test
  void paintsOneAtATime_whereTogetherGivesOtherBytes() throws Exception {
    Pass pass =
        frames -> {
          now += 10 * MILLI;
          PixelImage[] painted = same(frames);
          painted[frames.length - 1].data()[7] += frames.length > 1 ? 1 : 0;
          return painted;
        };

    assertThat(trial(pass).bySide()).containsEntry(128, 1).containsEntry(256, 1);
  }

  @Test
  void paintsOneAtATime_whereTheNetworkTakesNoMore() throws Exception {
    Pass pass =
        frames -> {
          now += 10 * MILLI;
          if (frames.length > 1) {
            throw new TranslateException("1 x 3 x H x W only");
          }
          return same(frames);
        };

    assertThat(trial(pass).bySide()).containsEntry(128, 1).containsEntry(256, 1);
  }

  private BatchSizes sizes(IntToLongFunction nanos) throws TranslateException {
    return trial(
        frames -> {
          now += nanos.applyAsLong(frames.length);
          return same(frames);
        });
  }

  private BatchSizes trial(Pass pass) throws TranslateException {
    return new BatchTrial(Canvas.free(8, 768), pass, () -> now).run();
  }

  private static PixelImage[] same(PixelImage[] frames) {
    return Arrays.stream(frames)
        .map(frame -> new PixelImage(frame.width(), frame.height(), 3, frame.data().clone()))
        .toArray(PixelImage[]::new);
  }
}
