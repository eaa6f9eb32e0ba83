package io.atelier.render.pipeline;

import io.atelier.render.encode.Encoders;
import org.springframework.stereotype.Component;

/**
 * All steps from a card to the bytes of its picture. Takes milliseconds of CPU: call it on the
 * render scheduler.
 */
@Component
public final class RenderPipeline {
  /** Part of every ETag: raise it whenever a step draws differently. */
  public static final String VERSION = "1";

  private final Encoders encoders;

  RenderPipeline(Encoders encoders) {
    this.encoders = encoders;
  }

  /**
   * @throws TextDoesNotFit if the text decides the height and passes the limit
   */
  public byte[] render(TextCard card) {
    Layout layout = Layout.of(card);
    return encoders.encode(Painter.paint(card, layout), card.format(), card.quality());
  }
}
