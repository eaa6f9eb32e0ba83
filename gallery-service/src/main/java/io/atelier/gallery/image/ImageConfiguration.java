package io.atelier.gallery.image;

import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.web.BackgroundThreads;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** The schedulers on which pictures cost their CPU, away from the event loops. */
@Configuration(proxyBeanMethods = false)
class ImageConfiguration {

  /**
   * As many pictures as the consumer has in its hands may wait here; it takes no more than it can.
   */
  private static final int RENDER_QUEUE = 64;

  private static final int IDLE_SECONDS = 60;

  @Bean(destroyMethod = "dispose")
  Scheduler intake(ImageProperties images) {
    return Schedulers.newBoundedElastic(images.intakeThreads(), images.intakeQueue(), "intake");
  }

  @Bean(destroyMethod = "dispose")
  Scheduler images(ImageProperties images) {
    return Schedulers.newBoundedElastic(
        images.renderThreads(), RENDER_QUEUE, new BackgroundThreads("images"), IDLE_SECONDS);
  }

  @Bean
  ImageCodec imageCodec() {
    return ImageCodec.best();
  }

  @Bean
  CodecCustomizer offLoopJson(JsonMapper json, @Qualifier("intake") Scheduler intake) {
    return codecs ->
        codecs.defaultCodecs().jacksonJsonDecoder(new OffLoopJsonDecoder(json, intake));
  }
}
