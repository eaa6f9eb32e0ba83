package io.atelier.generation.work;

import io.atelier.generation.Gate;
import io.atelier.generation.model.ModelRegistry;
import io.atelier.generation.model.TestModels;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Puts the gate in front of whatever model the service has. */
@Configuration(proxyBeanMethods = false)
public class GateConfiguration {
  @Bean
  static Gate gate() {
    return new Gate();
  }

  /** Real models, small enough for tests. */
  @Bean
  @Primary
  ModelRegistry testModels(
      @Value("${ATELIER_DATA_DIR}") Path data,
      @Value("${atelier.generation.models.edit-model:edit}") String editModel) {
    return TestModels.all(data.resolve("models"), editModel);
  }

  @Bean
  static BeanPostProcessor gatekeeper(Gate gate) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof InferencePool pool
            ? new InferencePool(
                task ->
                    gate.pass(task.prompt())
                        .doOnSuccess(passed -> gate.tell(task.progress()))
                        .then(pool.run().apply(task)),
                pool.knows(),
                pool.workers())
            : bean;
      }
    };
  }
}
