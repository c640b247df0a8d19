package ginko.database;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/// Begins to start the database as soon as the settings are read, so that it is there when the
/// first part of the program asks for it. Without it the first who asks begins, and waits.
///
/// @param condition what must hold before a database is made or started; throws when it does not
public record DatabaseAhead(Consumer<Environment> condition)
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment settings = context.getEnvironment();
        DatabaseStart start =
                DatabaseStart.begin(
                        () -> condition.accept(settings),
                        Binder.get(settings).bindOrCreate("ginko.db", DatabaseSettings.class),
                        Path.of(settings.getRequiredProperty("ginko.data")),
                        settings.getProperty(
                                "ginko.database-use", DatabaseUse.class, DatabaseUse.PROGRAM));
        context.getBeanFactory().registerSingleton("databaseAhead", start);
        if (context.getBeanFactory() instanceof DefaultSingletonBeanRegistry beans) {
            beans.registerDisposableBean("databaseAhead", start::close);
        }
    }
}
