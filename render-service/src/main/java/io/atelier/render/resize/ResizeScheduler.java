package io.atelier.render.resize;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
class ResizeScheduler {
  /** Where pictures are resized: apart from texts, which take a hundredth of the time. */
  @Bean(destroyMethod = "dispose")
  Scheduler resizing(ResizeProperties properties) {
    var threads = new CustomizableThreadFactory("resize-");
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
    return Schedulers.fromExecutorService(executor, "resizing");
  }
}
