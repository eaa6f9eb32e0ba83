package io.atelier.generation.inference;

import ai.djl.translate.TranslateException;
import io.atelier.generation.model.Canvas;
import io.atelier.platform.image.PixelImage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * Finds out by trying how many pictures a model paints fastest at once. More than one only where
 * that gives the same bytes and at least a tenth more pictures a second; never more than fit into
 * the largest single pass, for which memory is set aside.
 */
final class BatchTrial {

  /** A pass over pictures of one size. */
  @FunctionalInterface
  interface Pass {
    PixelImage[] paint(PixelImage... frames) throws TranslateException;
  }

  private static final int[] SIDES = {128, 256, 512};
  private static final int[] SIZES = {2, 4, 8};
  private static final int TRIES = 5; // of which the best counts: others have the machine too
  private static final double PAYS = 1.1;
  private static final double AS_GOOD = 0.97;

  /** A pass that takes longer keeps a core busy by itself. */
  private static final long LONG_NANOS = 50_000_000;

  private final Canvas canvas;
  private final Pass pass;
  private final LongSupplier nanoTime;

  BatchTrial(Canvas canvas, Pass pass, LongSupplier nanoTime) {
    this.canvas = canvas;
    this.pass = pass;
    this.nanoTime = nanoTime;
  }

  /** Takes two seconds at most on a core that has nothing else to do. */
  BatchSizes run() throws TranslateException {
    Map<Integer, Integer> bySide = new HashMap<>();
    for (int side : SIDES) {
      if (canvas.fixed() || side > Math.min(canvas.tileWidth(), canvas.tileHeight())) {
        break;
      }
      double alone = perSecond(frames(side, 1));
      if (1e9 / alone > LONG_NANOS) {
        break;
      }
      bySide.put(side, best(side, alone));
    }
    return new BatchSizes(bySide);
  }

  private int best(int side, double alone) throws TranslateException {
    double[] rates = new double[SIZES.length];
    double highest = alone;
    for (int i = 0; i < SIZES.length && fits(SIZES[i], side); i++) {
      PixelImage[] frames = frames(side, SIZES[i]);
      if (!paintsTheSame(frames)) {
        break;
      }
      rates[i] = perSecond(frames);
      highest = Math.max(highest, rates[i]);
    }
    for (int i = 0; i < SIZES.length && highest >= PAYS * alone; i++) {
      if (rates[i] >= Math.max(PAYS * alone, AS_GOOD * highest)) {
        return SIZES[i];
      }
    }
    return 1;
  }

  private boolean fits(int pictures, int side) {
    return (long) pictures * side * side <= (long) canvas.tileWidth() * canvas.tileHeight();
  }

  /** Networks with a fixed number of pictures fail at several; that is no fault of theirs. */
  private boolean paintsTheSame(PixelImage[] frames) throws TranslateException {
    PixelImage[] together;
    try {
      together = pass.paint(frames);
    } catch (TranslateException | RuntimeException e) {
      return false;
    }
    for (int i = 0; i < frames.length; i++) {
      if (!Arrays.equals(pass.paint(frames[i])[0].data(), together[i].data())) {
        return false;
      }
    }
    return true;
  }

  private double perSecond(PixelImage[] frames) throws TranslateException {
    pass.paint(frames);
    pass.paint(frames); // PyTorch profiles the first call of a shape and compiles on the second
    long shortest = Long.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) {
      long start = nanoTime.getAsLong();
      pass.paint(frames);
      shortest = Math.min(shortest, nanoTime.getAsLong() - start);
    }
    return frames.length * 1e9 / Math.max(1, shortest);
  }

  private PixelImage[] frames(int side, int count) {
    int aligned = side / canvas.stride() * canvas.stride();
    Random random = new Random(side);
    PixelImage[] frames = new PixelImage[count];
    for (int i = 0; i < count; i++) {
      byte[] noise = new byte[aligned * aligned * 3];
      random.nextBytes(noise);
      frames[i] = new PixelImage(aligned, aligned, 3, noise);
    }
    return frames;
  }
}
