package io.atelier.render.text;

import io.atelier.render.pipeline.RenderPipeline;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Renders once in both formats before the service is ready: the first picture loads fonts, rules of
 * line breaking and native code, which takes a thousand times as long as the second.
 */
@Component
final class WarmUp implements ApplicationRunner {
  private static final String SAMPLE = "Atelier 画室、アトリエ. שלום مرحبا";

  private final TextCards cards;
  private final RenderPipeline pipeline;

  WarmUp(TextCards cards, RenderPipeline pipeline) {
    this.cards = cards;
    this.pipeline = pipeline;
  }

  @Override
  public void run(ApplicationArguments args) {
    for (String format : new String[] {"png", "jpeg"}) {
      pipeline.render(cards.scene(TextRequest.of(SAMPLE, format)));
    }
  }
}
