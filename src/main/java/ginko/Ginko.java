package ginko;

import ginko.operator.Operator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The program: one bank, one process.
@SpringBootApplication
public class Ginko {

    /// Starts the bank, or runs a command of the operator when the first argument names one.
    public static void main(String[] args) {
        if (Operator.isCommand(args)) {
            System.exit(Operator.run(args, Operator.terminal()));
        }
        SpringApplication.run(Ginko.class, args);
    }
}
