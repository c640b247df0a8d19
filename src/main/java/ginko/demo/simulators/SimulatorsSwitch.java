package ginko.demo.simulators;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// Whether the simulators run: the setting `ginko.simulators`; without it, only for the bundled
/// bank profile `demo`.
public final class SimulatorsSwitch implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var environment = context.getEnvironment();
        boolean demoBank =
                environment.getProperty("ginko.profile-file", "").isEmpty()
                        && environment.getProperty("ginko.profile", "").equals("demo");
        return environment.getProperty("ginko.simulators", Boolean.class, demoBank);
    }
}
