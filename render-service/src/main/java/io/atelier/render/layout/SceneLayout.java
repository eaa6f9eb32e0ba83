package io.atelier.render.layout;

import io.atelier.render.scene.Layer;
import io.atelier.render.scene.Layer.TextLayer;
import io.atelier.render.scene.Scene;
import io.atelier.render.shaping.Shaper;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lays out all texts of a scene and finds the picture's size. */
@Component
public final class SceneLayout {
  private final Shaper shaper;

  public SceneLayout(Shaper shaper) {
    this.shaper = shaper;
  }

  /**
   * @throws TextDoesNotFit if the texts decide the height and pass the limit
   */
  public LaidOutScene lay(Scene scene) {
    int width = (int) Math.round(scene.width() * scene.scale());
    int limit = heightLimit(scene, width);
    List<TextLayout> texts = new ArrayList<>();
    double bottom = 0;
    double margin = Double.POSITIVE_INFINITY;
    for (Layer layer : scene.layers()) {
      if (layer instanceof TextLayer text) {
        TextLayout laid = BlockLayout.lay(shaper, text, scene.scale(), limit, scene.height() == 0);
        texts.add(laid);
        double top = text.box().y() * scene.scale();
        bottom = Math.max(bottom, top + laid.height());
        margin = Math.min(margin, Math.max(0, top));
      }
    }
    int height = scene.height() == 0 ? fitted(bottom, margin, limit) : limit;
    return new LaidOutScene(scene, width, height, texts);
  }

  /** Below the lowest text as much is kept free as above the highest. */
  private static int fitted(double bottom, double margin, int limit) {
    int height = (int) Math.ceil(bottom + (Double.isInfinite(margin) ? 0 : margin));
    if (height > limit) {
      throw new TextDoesNotFit();
    }
    return Math.max(1, height);
  }

  private static int heightLimit(Scene scene, int width) {
    return scene.height() == 0
        ? Math.min(Scene.MAX_EDGE, Scene.MAX_PIXELS / width)
        : (int) Math.round(scene.height() * scene.scale());
  }
}
