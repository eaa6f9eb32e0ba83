package io.atelier.render.pipeline;

import io.atelier.render.encode.Encoders;
import io.atelier.render.layout.LaidOutScene;
import io.atelier.render.layout.SceneLayout;
import io.atelier.render.raster.Painter;
import io.atelier.render.raster.Raster;
import io.atelier.render.scene.OutputFormat;
import io.atelier.render.scene.Scene;
import io.atelier.render.svg.SvgWriter;
import org.springframework.stereotype.Component;

/**
 * All steps from a scene to the bytes of its picture. Takes milliseconds of CPU: call it on the
 * render scheduler.
 */
@Component
public final class RenderPipeline {
  /** Part of every ETag: raise it whenever a step draws differently. */
  public static final String VERSION = "4";

  private final SceneLayout layout;
  private final Painter painter;
  private final Encoders encoders;
  private final SvgWriter svg = new SvgWriter();

  public RenderPipeline(SceneLayout layout, Painter painter, Encoders encoders) {
    this.layout = layout;
    this.painter = painter;
    this.encoders = encoders;
  }

  /** As below, without a limit in time. */
  public byte[] render(Scene scene) {
    return render(scene, Deadline.NONE);
  }

  /**
   * @param deadline looked at between the steps
   * @throws io.atelier.render.layout.TextDoesNotFit if the text decides the height and passes the
   *     limit
   * @throws DeadlinePassed if it was over before the last step began
   */
  public byte[] render(Scene scene, Deadline deadline) {
    deadline.check();
    LaidOutScene laidOut = layout.lay(scene);
    deadline.check();
    if (scene.output().format() == OutputFormat.SVG) {
      return svg.write(laidOut);
    }
    try (Raster raster = painter.paint(laidOut)) {
      deadline.check();
      return encoders.encode(raster, scene.output());
    }
  }
}
