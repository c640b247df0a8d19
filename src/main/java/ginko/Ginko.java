package ginko;

import ginko.database.DatabaseAhead;
import ginko.kernel.Switches;
import ginko.operator.Operator;
import ginko.policy.reader.ConfiguredProfile;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/// The program: one bank, one process.
@SpringBootApplication
public class Ginko {

    /// Made by the build: the definitions of all parts, which a start need not look for then.
    private static final String DEFINITIONS = "ginko.Ginko__ApplicationContextInitializer";

    /// Starts the bank, or runs a command of the operator when the first argument names one.
    public static void main(String[] args) {
        if (Operator.isCommand(args)) {
            System.exit(Operator.run(args, Operator.terminal()));
        }
        SpringApplication program = new SpringApplication(Ginko.class);
        boolean inBuild = SpringProperties.getFlag(AbstractAotProcessor.AOT_PROCESSING);
        if (!inBuild) {
            if (ClassUtils.isPresent(DEFINITIONS, Ginko.class.getClassLoader())) {
                SpringProperties.setFlag(AotDetector.AOT_ENABLED);
            }
            program.addInitializers(new DatabaseAhead(Ginko::requireProfile), new Switches());
        }
        program.run(args);
    }

    private static void requireProfile(Environment settings) {
        var _ = ConfiguredProfile.read(settings);
    }
}
