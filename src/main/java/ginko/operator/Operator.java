package ginko.operator;

import ginko.audit.AuditReport;
import ginko.audit.AuditTrail;
import ginko.database.StartRefused;
import ginko.identity.Certificates;
import ginko.identity.Login;
import ginko.identity.Logins;
import ginko.identity.Restoration;
import ginko.identity.RestorationOutcome;
import ginko.ledger.LedgerVerifier;
import ginko.ledger.VerificationReport;
import ginko.pauses.Pauses;
import ginko.policy.BankProfile;
import ginko.staff.Members;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/// Runs one command on the database of the bank, which may be running meanwhile, and tells by the
/// exit code what came of it: 0 done, 1 not in order or refused, 2 not understood or not possible.
public final class Operator {

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int NOT_POSSIBLE = 2;
    private static final String ACTOR = "staff:operator";

    private Operator() {}

    /// Whether the arguments name a command: the first one is a word and no setting.
    public static boolean isCommand(String... args) {
        return args.length > 0 && !args[0].startsWith("-");
    }

    /// Where reports go: standard output in UTF-8, whatever the terminal's locale is.
    public static PrintStream terminal() {
        return new PrintStream(
                new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    }

    /// Runs the command and returns the exit code. Settings (`--ginko.data=…`) may follow it.
    public static int run(String[] args, PrintStream out) {
        List<String> words = Arrays.stream(args).filter(arg -> !arg.startsWith("-")).toList();
        Command command = Command.named(words.getFirst()).orElse(null);
        if (command == null || !command.takes(words.size())) {
            out.println("Ginko knows these commands; without one it starts the bank:");
            for (Command known : Command.values()) {
                out.println(known.help());
            }
            return NOT_POSSIBLE;
        }
        String[] settings =
                Arrays.stream(args).filter(arg -> arg.startsWith("-")).toArray(String[]::new);
        try (ConfigurableApplicationContext context = context(settings)) {
            return switch (command) {
                case VERIFY -> verify(context, out);
                case ARCHIVE ->
                        ArchiveCommand.run(context, words.get(1), ACTOR, out) ? DONE : REFUSED;
                case ACTIVATE ->
                        tell(context.getBean(Restoration.class).activate(words.get(1), ACTOR), out);
                case RESTORE ->
                        tell(context.getBean(Restoration.class).restore(words.get(1), ACTOR), out);
                case PAUSE, RESUME ->
                        new PauseCommands(
                                                context.getBean(Pauses.class),
                                                context.getBean(BankProfile.class).zone(),
                                                ACTOR,
                                                out)
                                        .run(words)
                                ? DONE
                                : REFUSED;
                case REVOKE_CERTIFICATE -> revoke(context, words.get(1), out) ? DONE : REFUSED;
                case STAFF_ADD, STAFF_RENEW, STAFF_SUSPEND ->
                        new StaffCommands(context.getBean(Members.class), ACTOR, out)
                                        .run(command, words)
                                ? DONE
                                : REFUSED;
            };
        } catch (RuntimeException failed) {
            StartRefused refused = refusal(failed);
            if (refused == null) {
                throw failed;
            }
            out.println(refused.getMessage());
            out.println(refused.remedy());
            return NOT_POSSIBLE;
        }
    }

    private static ConfigurableApplicationContext context(String... settings) {
        SpringApplication application = new SpringApplication(OperatorSetup.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLazyInitialization(true);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(
                Map.of(
                        "ginko.database-use", "COMMAND",
                        "ginko.simulators", "false",
                        "logging.level.root", "warn"));
        return application.run(settings);
    }

    private static boolean revoke(
            ConfigurableApplicationContext context, String name, PrintStream out) {
        Optional<Login> login = context.getBean(Logins.class).findByName(name);
        boolean done =
                login.isPresent()
                        && context.getBean(Certificates.class).revoke(login.get().id(), ACTOR);
        out.println(
                done
                        ? "The certificate has ended; the customer was told."
                        : "There is no such login, or it has no certificate.");
        return done;
    }

    private static int verify(ConfigurableApplicationContext context, PrintStream out) {
        AuditReport trail = context.getBean(AuditTrail.class).verify();
        out.printf("audit trail: %d events, %s%n", trail.events(), word(trail.isIntact()));
        for (String fault : trail.faults()) {
            out.println("  " + fault);
        }
        VerificationReport journal = context.getBean(LedgerVerifier.class).verify();
        out.printf(
                "journal: %d accounts, %d entries, %d postings, %d blocks, %s%n",
                journal.accounts(),
                journal.entries(),
                journal.postings(),
                journal.blocks(),
                word(journal.isSound()));
        for (VerificationReport.Violation violation : journal.violations()) {
            out.println("  " + violation.invariant() + ": " + violation.detail());
        }
        return trail.isIntact() && journal.isSound() ? DONE : REFUSED;
    }

    private static String word(boolean holds) {
        return holds ? "intact" : "NOT INTACT";
    }

    private static int tell(RestorationOutcome outcome, PrintStream out) {
        out.println(
                switch (outcome) {
                    case PASSWORD_SENT ->
                            "A temporary password goes by SMS to the telephone of the contract as"
                                    + " soon as the bank runs.";
                    case UNKNOWN_LOGIN -> "The bank has issued no such login.";
                    case BLOCKED -> "The login is blocked: only a branch restores it.";
                });
        return outcome == RestorationOutcome.PASSWORD_SENT ? DONE : REFUSED;
    }

    private static @Nullable StartRefused refusal(Throwable failed) {
        for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) {
                return refused;
            }
        }
        return null;
    }
}
