package ginko.operator;

import java.util.Locale;
import java.util.Optional;

/// What the operator can ask for on the command line.
enum Command {
    VERIFY("verify", "proves that the journal balances and that nobody changed a record"),
    ARCHIVE("archive <month>", "takes all months up to this one (2024-12) out of the journal"),
    ACTIVATE("activate <login>", "call centre: sends a temporary password by SMS"),
    RESTORE("restore <login>", "branch: lifts a block and sends a temporary password by SMS"),
    PAUSE(
            "pause <reason> <from> <until>",
            "stops the internet bank from one time of the bank (2026-11-30T01:00, or now) to"
                    + " another"),
    RESUME("resume", "ends the pause and calls off those announced"),
    REVOKE_CERTIFICATE(
            "revoke-certificate <login>",
            "branch: ends a lost client certificate; the login signs in with its password again"),
    STAFF_ADD(
            "staff-add <login> <role> <name>",
            "adds a member of staff and prints his first password and the secret of his device"),
    STAFF_RENEW("staff-renew <login>", "gives a member of staff a new password and device"),
    STAFF_SUSPEND("staff-suspend <login>", "shuts a member of staff out at once");

    private final String usage;
    private final String purpose;

    Command(String usage, String purpose) {
        this.usage = usage;
        this.purpose = purpose;
    }

    /// Whether so many words, itself included, make up the command: a name may have several.
    boolean takes(int words) {
        int wanted = usage.split(" ").length;
        return this == STAFF_ADD ? words >= wanted : words == wanted;
    }

    String help() {
        return "  %-32s %s".formatted(usage, purpose);
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Command> named(String word) {
        for (Command command : values()) {
            if (command.word().equals(word)) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }
}
