package io.atelier.generation.role;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

final class OnRole implements Condition {
  private static final String PROPERTY = "atelier.generation.roles";

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    var role = metadata.getAnnotations().get(ConditionalOnRole.class).getEnum("value", Role.class);
    Set<Role> played =
        Binder.get(context.getEnvironment())
            .bind(PROPERTY, Bindable.setOf(Role.class))
            .orElseGet(() -> EnumSet.allOf(Role.class));
    return played.contains(role);
  }
}
