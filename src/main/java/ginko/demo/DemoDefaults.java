package ginko.demo;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Decides whether this start is a demonstration when nobody has said so: `GINKO_DEMO` rules, else
/// a shipped profile on the bundled database is one, and a bank with a profile of its own or on an
/// external database is not. The simulators follow (`ginko.simulators`).
public final class DemoDefaults implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        boolean hasExternalDatabase = !environment.getProperty("ginko.db.url", "").isBlank();
        String demo = environment.getProperty("ginko.demo", Boolean.toString(!hasExternalDatabase));
        environment
                .getPropertySources()
                .addLast(
                        new MapPropertySource(
                                "demoDefaults",
                                Map.of("ginko.demo", demo, "ginko.simulators", demo)));
    }
}
