package io.atelier.platform.objectstore;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Objects in files, where nothing else is configured. */
@AutoConfiguration(after = S3ObjectStoreAutoConfiguration.class)
@ConditionalOnMissingBean(ObjectStore.class)
@EnableConfigurationProperties(ObjectStoreProperties.class)
class FileObjectStoreAutoConfiguration {

  @Bean(destroyMethod = "dispose")
  Scheduler objectStoreScheduler(ObjectStoreProperties files) {
    return Schedulers.newBoundedElastic(files.threads(), files.queue(), "object-files");
  }

  @Bean
  ObjectStore objectStore(
      ObjectStoreProperties files,
      @Qualifier("objectStoreScheduler") Scheduler scheduler,
      Environment environment) {
    return new FileObjectStore(folder(files, environment), scheduler);
  }

  private static Path folder(ObjectStoreProperties files, Environment environment) {
    Path named = files.dir();
    return named != null
        ? named
        : Path.of(environment.getProperty("atelier.data.dir", "./data"), "objects");
  }
}
