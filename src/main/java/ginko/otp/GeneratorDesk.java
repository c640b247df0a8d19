package ginko.otp;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.Check;
import ginko.kernel.Ids;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.policy.BankProfile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What the bank does with generators: files of makers into the stock by two persons, out of the
/// stock to a customer, into the post, and everything staff may do to one that somebody has.
@Service
public class GeneratorDesk {

    private static final int SHOWN = 100;
    private static final int LASTS_MONTHS = 6;

    private final StockSql stock;
    private final TokensSql sql;
    private final Tokens tokens;
    private final TokenSeeds seeds;
    private final TokenMoves moves;
    private final AuditTrail audit;
    private final BankProfile profile;
    private final Clock clock;

    GeneratorDesk(
            StockSql stock,
            TokensSql sql,
            Tokens tokens,
            TokenSeeds seeds,
            TokenMoves moves,
            AuditTrail audit,
            BankProfile profile,
            Clock clock) {
        this.stock = stock;
        this.sql = sql;
        this.tokens = tokens;
        this.seeds = seeds;
        this.moves = moves;
        this.audit = audit;
        this.profile = profile;
        this.clock = clock;
    }

    /// How many generators are in a state.
    public record Count(TokenState state, long tokens) {}

    /// A file that waits for its second person.
    public record Waiting(UUID id, int tokens, String enteredBy, Instant enteredAt) {}

    /// What became of a file.
    public sealed interface Outcome {

        /// It waits for a second person, or was released by him.
        record Accepted(int tokens) implements Outcome {}

        /// Nothing of it was taken.
        ///
        /// @param line counted from one
        record Refused(int line, String reason) implements Outcome {}
    }

    /// Reads a file and keeps it, sealed, for a second person. The stock is not changed.
    @Transactional
    public Outcome enter(String text, Masked key, String actor) {
        return switch (StockFile.read(text, key)) {
            case StockFile.Reading.Wrong(int line, String reason) ->
                    new Outcome.Refused(line, reason);
            case StockFile.Reading.Read(List<StockLine> lines) -> {
                Optional<Outcome> known = known(lines);
                if (known.isPresent()) {
                    yield known.get();
                }
                UUID id = Ids.next();
                byte[] nonce = seeds.nonce();
                byte[] content =
                        lines.stream()
                                .map(CsvStock::write)
                                .collect(Collectors.joining("\n"))
                                .getBytes(StandardCharsets.UTF_8);
                stock.insert(
                        new Batch(
                                id,
                                lines.size(),
                                nonce,
                                seeds.seal(content, nonce, row(id)),
                                actor,
                                now()));
                record("TOKEN_FILE_ENTERED", actor, id, lines.size());
                yield new Outcome.Accepted(lines.size());
            }
        };
    }

    private Optional<Outcome> known(List<StockLine> lines) {
        List<String> known = stock.known(lines.stream().map(StockLine::serial).toList());
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(new Outcome.Refused(1, "known serial number " + known.getFirst()));
    }

    /// H1: takes a waiting file into the stock. Never by who entered it.
    @Transactional
    public Outcome release(UUID id, String actor) {
        Optional<Batch> found = stock.lockWaiting(id);
        if (found.isEmpty() || found.get().enteredBy().equals(actor)) {
            return new Outcome.Refused(1, "not by the same person");
        }
        Batch batch = found.get();
        String content =
                new String(
                        seeds.open(batch.sealed(), batch.nonce(), row(id)), StandardCharsets.UTF_8);
        List<StockLine> lines =
                content.lines().map(line -> CsvStock.line(List.of(line.split(",", -1)))).toList();
        Optional<Outcome> known = known(lines);
        if (known.isPresent()) {
            return known.get();
        }
        By by = By.second(actor, "file " + id);
        for (StockLine line : lines) {
            var make =
                    new Token.Make(
                            line.vendor(), line.model(), line.validUntil(), true, line.hasKeys());
            Token token =
                    tokens.sealed(
                            TokenKind.HARDWARE, line.serial(), line.form(), line.seed(), make);
            var unused = moves.begin(token.accepted(line.counter() - 1, 0), by);
        }
        stock.decide(id, "RELEASED", actor, now());
        record("TOKEN_FILE_RELEASED", actor, id, lines.size());
        return new Outcome.Accepted(lines.size());
    }

    /// Throws a waiting file away.
    @Transactional
    public void discard(UUID id, String actor) {
        if (stock.lockWaiting(id).isPresent()) {
            stock.decide(id, "DISCARDED", actor, now());
            record("TOKEN_FILE_DISCARDED", actor, id, 0);
        }
    }

    private void record(String kind, String actor, UUID batch, int count) {
        audit.record(
                AuditEvent.of(kind, actor, "tokenFile", batch)
                        .with("tokens", Integer.toString(count)));
    }

    @Transactional(readOnly = true)
    public List<Waiting> waiting() {
        return stock.waiting().stream()
                .map(b -> new Waiting(b.id(), b.tokens(), b.enteredBy(), b.enteredAt()))
                .toList();
    }

    @Transactional(readOnly = true)
    public List<Count> counts() {
        return stock.counts();
    }

    /// Generators that wait for the post.
    @Transactional(readOnly = true)
    public List<TokenView> toPost() {
        return stock.allocated(SHOWN).stream().flatMap(id -> find(id).stream()).toList();
    }

    @Transactional(readOnly = true)
    public Optional<TokenView> find(UUID id) {
        return sql.find(id).map(Token::view);
    }

    @Transactional(readOnly = true)
    public Optional<TokenView> find(String serial) {
        return sql.find(serial.strip()).map(Token::view);
    }

    /// The life of a token, the oldest event first.
    @Transactional(readOnly = true)
    public List<TokenEvent> events(UUID id) {
        return sql.events(id);
    }

    /// H2: gives a customer a generator of the stock; his latest one is noted as the one it
    /// replaces. The caller books the fee in the same transaction.
    ///
    /// @param fee the booking; null where nothing is charged
    /// @return empty when the stock is empty
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<TokenView> allocate(LoginId login, By by, @Nullable UUID fee) {
        LocalDate beyond = today().plusMonths(LASTS_MONTHS);
        Optional<Token> found = stock.oldest(beyond).flatMap(sql::lock);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Optional<Token> replaced =
                sql.lockLive(List.of(login)).stream()
                        .filter(token -> token.kind() == TokenKind.HARDWARE)
                        .filter(token -> login.equals(token.login()))
                        .findFirst();
        Token own = found.get().of(login);
        moves.move(own, TokenTrigger.ALLOCATE, by);
        stock.note(own.id(), replaced.map(Token::id).orElse(null), fee);
        return find(own.id());
    }

    /// Does one of the acts staff may do to a token: dispatch, lost, found, unlock, revoke.
    ///
    /// @return false when the token is not in a state for it
    @Transactional
    public boolean act(UUID id, TokenTrigger trigger, By by) {
        Optional<Token> token = sql.lock(id);
        if (token.isEmpty()
                || TokenLife.next(token.get().kind(), token.get().state(), trigger)
                        .filter(line -> line.actors().contains(by.actor()))
                        .isEmpty()) {
            return false;
        }
        if (trigger == TokenTrigger.FOUND && hasActive(token.get())) {
            return false;
        }
        moves.move(token.get(), trigger, by);
        return true;
    }

    private boolean hasActive(Token token) {
        return token.login() != null
                && sql.lockLive(List.of(token.login())).stream()
                        .anyMatch(other ->
                                other.kind() == TokenKind.HARDWARE
                                        && Objects.equals(token.login(), other.login())
                                        && other.state() == TokenState.ACTIVE);
    }

    /// From now on codes of a model are refused, and told apart from wrong ones.
    @Transactional
    public void endSupport(String vendor, String model, By by) {
        Check.argument(!vendor.isBlank() && !model.isBlank(), "a model has a maker and a name");
        if (stock.endSupport(vendor, model, by.note(), now())) {
            audit.record(
                    AuditEvent.of("TOKEN_MODEL_ENDED", by.name(), "tokenModel", new UUID(0, 0))
                            .with("vendor", vendor)
                            .with("model", model));
        }
    }

    private LocalDate today() {
        return clock.instant().atZone(profile.zone()).toLocalDate();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String row(UUID batch) {
        return "batch|" + batch;
    }
}
