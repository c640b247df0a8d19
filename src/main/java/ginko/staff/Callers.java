package ginko.staff;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.customers.CodeWords;
import ginko.customers.Passport;
import ginko.customers.Passports;
import ginko.kernel.CustomerId;
import ginko.kernel.Fingerprint;
import ginko.kernel.Ids;
import ginko.policy.BankProfile;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Identifies callers by passport and code word (seed 000) before anything about them is shown. The
/// clerk asks for three characters of the word and types what he hears; the bank says whether all
/// fit. Each clerk is given the same three places of a customer for ever, so that nobody collects
/// the word. Three calls a day may fail, then only a branch helps.
@Service
public class Callers {

    private static final int ASKED = 3;
    private static final int FAILURES = 3;
    private static final Duration WINDOW = Duration.ofHours(24);

    private final CallersSql sql;
    private final Passports passports;
    private final CodeWords codeWords;
    private final AuditTrail audit;
    private final Duration identified;
    private final Clock clock;

    Callers(
            CallersSql sql,
            Passports passports,
            CodeWords codeWords,
            AuditTrail audit,
            BankProfile profile,
            Clock clock) {
        this.sql = sql;
        this.passports = passports;
        this.codeWords = codeWords;
        this.audit = audit;
        this.identified = profile.staff().identified();
        this.clock = clock;
    }

    /// What the clerk asks the caller: characters of his code word by their places, from 1.
    public record Question(UUID id, List<Integer> places) {

        public Question {
            places = List.copyOf(places);
        }
    }

    /// What became of a call.
    public sealed interface Outcome {

        /// The passport is known: ask this.
        record Ask(Question question) implements Outcome {}

        /// It is the customer; he may be helped for a while.
        record Identified(CustomerId customer) implements Outcome {}

        /// Nothing about anybody is told.
        record Refused(StaffRefusal refusal) implements Outcome {}
    }

    /// Takes the passport a caller reads out.
    @Transactional
    public Outcome open(Passport passport, Member clerk) {
        Optional<CustomerId> customer = passports.owner(passport);
        if (customer.isEmpty()) {
            audit.record(
                    AuditEvent.of("CALLER_UNKNOWN", clerk.actor(), "member", clerk.id().value()));
            return new Outcome.Refused(StaffRefusal.CALLER_UNKNOWN);
        }
        if (failures(customer.get()) >= FAILURES) {
            return new Outcome.Refused(StaffRefusal.CALLER_TRIES_USED_UP);
        }
        Optional<Integer> length = codeWords.length(customer.get());
        if (length.isEmpty()) {
            return new Outcome.Refused(StaffRefusal.CALLER_HAS_NO_CODE_WORD);
        }
        UUID id = Ids.next();
        sql.insert(id, clerk.id(), customer.get(), clock.instant());
        return new Outcome.Ask(new Question(id, places(clerk, customer.get(), length.get())));
    }

    /// The question of a call that awaits its answer, for the clerk who took it.
    @Transactional(readOnly = true)
    public Optional<Question> question(UUID id, Member clerk) {
        return sql.asked(id, clerk.id())
                .flatMap(customer ->
                        codeWords
                                .length(customer)
                                .map(length -> new Question(id, places(clerk, customer, length))));
    }

    /// Takes the characters the caller names, by their places. A call has one answer.
    @Transactional
    public Outcome answer(UUID id, Map<Integer, String> letters, Member clerk) {
        Optional<CustomerId> customer = sql.lockAsked(id, clerk.id());
        if (customer.isEmpty()) {
            return new Outcome.Refused(StaffRefusal.CALL_CLOSED);
        }
        if (failures(customer.get()) >= FAILURES) {
            return new Outcome.Refused(StaffRefusal.CALLER_TRIES_USED_UP);
        }
        List<Integer> asked =
                codeWords
                        .length(customer.get())
                        .map(length -> places(clerk, customer.get(), length))
                        .orElse(List.of());
        boolean matches =
                letters.keySet().containsAll(asked)
                        && letters.size() == asked.size()
                        && codeWords.matches(customer.get(), letters);
        Instant until = clock.instant().plus(identified);
        sql.close(id, matches ? until : null);
        audit.record(
                AuditEvent.of(
                        matches ? "CALLER_IDENTIFIED" : "CALLER_REFUSED",
                        clerk.actor(),
                        "customer",
                        customer.get().value()));
        return matches
                ? new Outcome.Identified(customer.get())
                : new Outcome.Refused(StaffRefusal.CALLER_NOT_IDENTIFIED);
    }

    /// Whether this clerk has identified the customer and may still help him.
    @Transactional(readOnly = true)
    public boolean isIdentified(CustomerId customer, Member clerk) {
        return sql.isIdentified(customer, clerk.id(), clock.instant());
    }

    private int failures(CustomerId customer) {
        return sql.failures(customer, clock.instant().minus(WINDOW));
    }

    private static List<Integer> places(Member clerk, CustomerId customer, int length) {
        List<Integer> all = new ArrayList<>();
        for (int place = 1; place <= length; place++) {
            all.add(place);
        }
        byte[] fixed = Fingerprint.of(clerk.id().toString(), customer.toString()).bytes();
        Collections.shuffle(all, new Random(ByteBuffer.wrap(fixed).getLong()));
        return all.subList(0, Math.min(ASKED, length)).stream().sorted().toList();
    }
}
