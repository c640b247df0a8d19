package ginko.kernel;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.AotDetector;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/// Takes out of a program whose definitions were made when it was built what its settings switch
/// off: the classes that carry a [Switch] which is off, and what their methods make.
public final class Switches
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (AotDetector.useGeneratedArtifacts()) {
            Environment settings = context.getEnvironment();
            BeanDefinitionRegistryPostProcessor takeOut = registry -> takeOut(registry, settings);
            context.addBeanFactoryPostProcessor(takeOut);
        }
    }

    private static void takeOut(BeanDefinitionRegistry registry, Environment settings) {
        Set<String> off = new HashSet<>();
        for (String name : registry.getBeanDefinitionNames()) {
            if (isOff(registry.getBeanDefinition(name), settings)) {
                off.add(name);
            }
        }
        for (String name : registry.getBeanDefinitionNames()) {
            if (off.contains(name)
                    || off.contains(registry.getBeanDefinition(name).getFactoryBeanName())) {
                registry.removeBeanDefinition(name);
            }
        }
    }

    private static boolean isOff(BeanDefinition definition, Environment settings) {
        @Nullable Conditional conditional =
                definition instanceof AbstractBeanDefinition made && made.hasBeanClass()
                        ? made.getBeanClass().getDeclaredAnnotation(Conditional.class)
                        : null;
        return conditional != null
                && Arrays.stream(conditional.value())
                        .filter(Switch.class::isAssignableFrom)
                        .map(kind -> (Switch) BeanUtils.instantiateClass(kind))
                        .anyMatch(part -> !part.isOn(settings));
    }
}
