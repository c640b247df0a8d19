package ginko.demo;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// Whether this start is a demonstration: the setting `ginko.demo`, see [DemoDefaults].
public final class DemoSwitch implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return context.getEnvironment().getProperty("ginko.demo", Boolean.class, false);
    }
}
