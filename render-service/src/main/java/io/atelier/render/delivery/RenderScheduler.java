package io.atelier.render.delivery;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
class RenderScheduler {
  /** Where texts are rendered: one thread a core, a bounded queue, refusal beyond it. */
  @Bean(destroyMethod = "dispose")
  Scheduler render(RenderProperties properties) {
    var threads = new CustomizableThreadFactory("render-");
    threads.setDaemon(true);
    var executor =
        new ThreadPoolExecutor(
            properties.threads(),
            properties.threads(),
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(properties.queue()),
            threads,
            new ThreadPoolExecutor.AbortPolicy());
    return Schedulers.fromExecutorService(executor, "render");
  }
}
