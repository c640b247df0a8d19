package ginko.operator;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.Ids;
import ginko.ledger.Archive;
import java.io.PrintStream;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes old months out of the journal and records it.
final class ArchiveCommand {

    private ArchiveCommand() {}

    /// @return whether it was done
    static boolean run(ApplicationContext context, String word, String actor, PrintStream out) {
        YearMonth month;
        try {
            month = YearMonth.parse(word);
        } catch (DateTimeParseException notAMonth) {
            out.println(word + " is no month. Write it as 2024-12.");
            return false;
        }
        return switch (context.getBean(Archive.class).upTo(month)) {
            case Archive.Outcome.Archived done -> {
                record(context, month, done, actor);
                out.println(
                        "The journal begins with " + done.keptFrom() + ". Apart from it are now:");
                done.tables().forEach(table -> out.println("  " + table));
                yield true;
            }
            case Archive.Outcome.Refused refused -> {
                out.println(
                        switch (refused.reason()) {
                            case TOO_RECENT -> "Refused: the month ended less than 400 days ago.";
                            case NOTHING_THERE ->
                                    "Refused: the journal has no month up to this one.";
                            case VALUED_LATER ->
                                    "Refused: money booked up to this month counts from a later date.";
                        });
                yield false;
            }
        };
    }

    private static void record(
            ApplicationContext context,
            YearMonth month,
            Archive.Outcome.Archived done,
            String actor) {
        AuditEvent event =
                AuditEvent.of(
                                "JOURNAL_ARCHIVED",
                                actor,
                                "journal",
                                Ids.named("journal", month.toString()))
                        .with("kept_from", done.keptFrom().toString());
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(_ -> context.getBean(AuditTrail.class).record(event));
    }
}
