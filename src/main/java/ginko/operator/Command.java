package ginko.operator;

import java.util.Locale;
import java.util.Optional;

/// What the operator can ask for on the command line.
enum Command {
    VERIFY("verify", "proves that the journal balances and that nobody changed a record"),
    ACTIVATE("activate <login>", "call centre: sends a temporary password by SMS"),
    RESTORE("restore <login>", "branch: lifts a block and sends a temporary password by SMS");

    private final String usage;
    private final String purpose;

    Command(String usage, String purpose) {
        this.usage = usage;
        this.purpose = purpose;
    }

    boolean needsLogin() {
        return this != VERIFY;
    }

    String help() {
        return "  %-18s %s".formatted(usage, purpose);
    }

    static Optional<Command> named(String word) {
        for (Command command : values()) {
            if (command.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }
}
