package io.atelier.render.text;

import io.atelier.render.pipeline.RenderPipeline;
import io.atelier.render.spec.Materials;
import io.atelier.render.spec.SceneReader;
import java.util.Map;
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

  private final SceneReader reader;
  private final RenderPipeline pipeline;

  WarmUp(SceneReader reader, RenderPipeline pipeline) {
    this.reader = reader;
    this.pipeline = pipeline;
  }

  @Override
  public void run(ApplicationArguments args) {
    for (String format : new String[] {"png", "jpeg"}) {
      var values = Map.of("text", SAMPLE, "format", format);
      pipeline.render(reader.read(values, Materials.NONE).scene());
    }
  }
}
