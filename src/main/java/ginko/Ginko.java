package ginko;

import ginko.database.DatabaseAhead;
import ginko.operator.Operator;
import ginko.policy.reader.ConfiguredProfile;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.core.env.Environment;

/// The program: one bank, one process.
@SpringBootApplication
public class Ginko {

    /// Starts the bank, or runs a command of the operator when the first argument names one.
    public static void main(String[] args) {
        if (Operator.isCommand(args)) {
            System.exit(Operator.run(args, Operator.terminal()));
        }
        SpringApplication program = new SpringApplication(Ginko.class);
        program.addInitializers(new DatabaseAhead(Ginko::requireProfile));
        program.run(args);
    }

    private static void requireProfile(Environment settings) {
        var _ = ConfiguredProfile.read(settings);
    }
}
