package ginko.kernel;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// Whether a part of the program runs, decided by the settings at every start. The definitions of
/// the parts are made when the program is built, where every switch is on; [Switches] takes out at
/// the start what is off.
public interface Switch extends Condition {

    /// Whether the part runs with these settings.
    boolean isOn(Environment settings);

    @Override
    default boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return SpringProperties.getFlag(AbstractAotProcessor.AOT_PROCESSING)
                || isOn(context.getEnvironment());
    }
}
