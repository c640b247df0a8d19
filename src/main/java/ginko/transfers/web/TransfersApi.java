package ginko.transfers.web;

import ginko.drafts.Draft;
import ginko.drafts.DraftState;
import ginko.kernel.DraftId;
import ginko.kernel.Ids;
import ginko.kernel.Language;
import ginko.kernel.Refusal;
import ginko.kernel.TransferId;
import ginko.otp.ChallengeView;
import ginko.otp.CodeRefusal;
import ginko.otp.ResendOutcome;
import ginko.policy.BankProfile;
import ginko.transfers.AskOutcome;
import ginko.transfers.EnterOutcome;
import ginko.transfers.ExecuteOutcome;
import ginko.transfers.RefusedBecause;
import ginko.transfers.SignedOrder;
import ginko.transfers.SignedOutcome;
import ginko.transfers.Transfer;
import ginko.transfers.TransferForm;
import ginko.transfers.TransferRefusal;
import ginko.transfers.TransferRoute;
import ginko.transfers.TransferSearch;
import ginko.transfers.TransferTerms;
import ginko.transfers.Transfers;
import ginko.web.Arg;
import ginko.web.Problems;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Transfers for programs: prepare one (the code goes out by SMS), confirm it with the code, look
/// it up. Every request that writes carries an `Idempotency-Key` chosen by the program; the same
/// key with the same content gives the same transfer, with other content a refusal.
@RestController
@RequestMapping("/api/v1/transfers")
class TransfersApi {

    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final int KEY_LENGTH_MAX = 200;

    private final Transfers transfers;
    private final BankProfile profile;
    private final Problems problems;
    private final Texts texts;
    private final Shell shell;

    TransfersApi(
            Transfers transfers, BankProfile profile, Problems problems, Texts texts, Shell shell) {
        this.transfers = transfers;
        this.profile = profile;
        this.problems = problems;
        this.texts = texts;
        this.shell = shell;
    }

    private record Asked(SignedInUser user, HttpServletRequest request) {}

    /// Prepares a transfer and sends the code that confirms it; a transfer with a signature is
    /// carried out at once.
    @PostMapping
    ResponseEntity<?> prepare(
            @RequestBody TransferRequest wish,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            SignedInUser user,
            HttpServletRequest request) {
        Asked asked = new Asked(user, request);
        if (key == null || isMissing(key)) {
            return refused(HttpStatus.BAD_REQUEST, ApiRefusal.IDEMPOTENCY_KEY_MISSING, asked);
        }
        TransferRoute route = wish.route();
        if (route == null || !transfers.isOffered(route)) {
            return refused(
                    HttpStatus.UNPROCESSABLE_CONTENT, TransferRefusal.ROUTE_NOT_OFFERED, asked);
        }
        DraftId id = new DraftId(Ids.named("transfer", user.login().toString(), key));
        TransferForm form = wish.form(route);
        if (wish.signature() != null) {
            return execute(form, wish.signature(), key, asked);
        }
        Optional<Draft> earlier = transfers.draft(id, user);
        if (earlier.isEmpty()
                && transfers.find(new TransferId(id.value()), user.customer()).isPresent()) {
            // carried out so long ago that the draft is gone
            return found(id.value(), asked, HttpStatus.OK);
        }
        if (earlier.isPresent() && !transfers.form(earlier.get()).sameEntryAs(form)) {
            return refused(
                    HttpStatus.UNPROCESSABLE_CONTENT, ApiRefusal.IDEMPOTENCY_KEY_REUSED, asked);
        }
        if (earlier.isPresent() && transfers.form(earlier.get()).terms() != null) {
            return ask(earlier.get(), asked, true);
        }
        Draft draft = earlier.orElseGet(() -> transfers.start(id, form, user));
        return switch (transfers.enter(id, draft.version(), form, user)) {
            case EnterOutcome.Quoted(Draft quoted, var terms) -> ask(quoted, asked, false);
            case EnterOutcome.Incomplete(var kept, var faults) -> incomplete(faults, asked);
            case EnterOutcome.Refused(TransferRefusal reason) ->
                    refused(HttpStatus.CONFLICT, reason, asked);
        };
    }

    private ResponseEntity<?> execute(
            TransferForm form, TransferRequest.Signature signature, String key, Asked asked) {
        SignedOrder order =
                new SignedOrder(key, form, signature.deviceOrEmpty(), signature.typedCode());
        return switch (transfers.execute(order, asked.user())) {
            case SignedOutcome.Executed(Transfer transfer, SignedOutcome.Freshness freshness) ->
                    executed(transfer, freshness);
            case SignedOutcome.Incomplete(var faults) -> incomplete(faults, asked);
            case SignedOutcome.Refused(RefusedBecause because) -> refused(because, asked);
            case SignedOutcome.NotConfirmed(CodeRefusal reason, int triesLeft) ->
                    notConfirmed(reason, triesLeft, asked);
        };
    }

    private static ResponseEntity<?> executed(
            Transfer transfer, SignedOutcome.Freshness freshness) {
        TransferResource body = TransferResource.of(transfer);
        return switch (freshness) {
            case NOW ->
                    ResponseEntity.created(URI.create("/api/v1/transfers/" + transfer.id()))
                            .body(body);
            case EARLIER -> ResponseEntity.ok().header(REPLAYED, "true").body(body);
        };
    }

    private static boolean isMissing(String key) {
        return key.isBlank() || key.length() > KEY_LENGTH_MAX;
    }

    private ResponseEntity<?> ask(Draft draft, Asked asked, boolean replayed) {
        if (draft.state() == DraftState.DONE) {
            return found(draft.id().value(), asked, HttpStatus.OK);
        }
        return switch (transfers.ask(draft.id(), draft.version(), asked.user())) {
            case AskOutcome.Sent(ChallengeView challenge) -> awaiting(draft, challenge, replayed);
            case AskOutcome.Awaited(var by) -> awaiting(draft, null, replayed);
            case AskOutcome.Decided(ExecuteOutcome outcome) ->
                    decided(draft.id().value(), outcome, asked);
            case AskOutcome.Refused(RefusedBecause because) -> refused(because, asked);
        };
    }

    private ResponseEntity<?> awaiting(
            Draft draft, @Nullable ChallengeView challenge, boolean replayed) {
        ResponseEntity.BodyBuilder answer =
                replayed
                        ? ResponseEntity.ok().header(REPLAYED, "true")
                        : ResponseEntity.created(URI.create("/api/v1/transfers/" + draft.id()));
        return answer.body(resource(draft, challenge));
    }

    private TransferResource resource(Draft draft, @Nullable ChallengeView challenge) {
        TransferTerms terms = java.util.Objects.requireNonNull(transfers.form(draft).terms());
        return TransferResource.awaiting(
                draft.id().value(),
                terms,
                profile.currencies().byCode(terms.currency()).orElseThrow(),
                challenge);
    }

    /// Confirms a transfer with its code; the money moves now, once.
    @PostMapping("/{id}/confirmation")
    ResponseEntity<?> confirm(
            @PathVariable UUID id,
            @RequestBody CodeRequest body,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            SignedInUser user,
            HttpServletRequest request) {
        Asked asked = new Asked(user, request);
        if (key == null || isMissing(key)) {
            return refused(HttpStatus.BAD_REQUEST, ApiRefusal.IDEMPOTENCY_KEY_MISSING, asked);
        }
        Optional<Draft> draft = transfers.draft(new DraftId(id), user);
        if (draft.isEmpty()) {
            return refused(HttpStatus.NOT_FOUND, TransferRefusal.ORDER_UNKNOWN, asked);
        }
        String code = body.code() == null ? "" : body.code();
        return decided(
                id,
                transfers.confirm(
                        draft.get().id(), draft.get().version(), OrderPages.typed(code), user),
                asked);
    }

    private ResponseEntity<?> decided(UUID id, ExecuteOutcome outcome, Asked asked) {
        return switch (outcome) {
            case ExecuteOutcome.Executed executed -> found(id, asked, HttpStatus.CREATED);
            case ExecuteOutcome.Refused(RefusedBecause because) -> refused(because, asked);
            case ExecuteOutcome.NotConfirmed(CodeRefusal reason, int triesLeft) ->
                    notConfirmed(reason, triesLeft, asked);
        };
    }

    private ResponseEntity<ProblemDetail> notConfirmed(
            CodeRefusal reason, int triesLeft, Asked asked) {
        ResponseEntity<ProblemDetail> answer =
                problems.of(
                        HttpStatus.FORBIDDEN,
                        reason,
                        asked.request(),
                        Arg.of("triesLeft", (long) triesLeft));
        ProblemDetail problem = answer.getBody();
        if (problem != null) {
            problem.setProperty("triesLeft", triesLeft);
        }
        return answer;
    }

    /// Sends the code message again, as soon and as often as the bank allows.
    @PostMapping("/{id}/code")
    ResponseEntity<?> resend(@PathVariable UUID id, SignedInUser user, HttpServletRequest request) {
        Asked asked = new Asked(user, request);
        return switch (transfers.resend(new DraftId(id), user)) {
            case ResendOutcome.Sent(ChallengeView challenge) ->
                    ResponseEntity.ok(TransferResource.Confirmation.of(challenge));
            case ResendOutcome.Refused(var reason) -> refused(HttpStatus.CONFLICT, reason, asked);
        };
    }

    /// One transfer, confirmed or awaiting its confirmation.
    @GetMapping("/{id}")
    ResponseEntity<?> one(@PathVariable UUID id, SignedInUser user, HttpServletRequest request) {
        return found(id, new Asked(user, request), HttpStatus.OK);
    }

    private ResponseEntity<?> found(UUID id, Asked asked, HttpStatus status) {
        Optional<Transfer> transfer = transfers.find(new TransferId(id), asked.user().customer());
        if (transfer.isPresent()) {
            return ResponseEntity.status(status).body(TransferResource.of(transfer.get()));
        }
        Optional<Draft> draft =
                transfers
                        .draft(new DraftId(id), asked.user())
                        .filter(found ->
                                found.state() == DraftState.OPEN
                                        && transfers.form(found).terms() != null);
        return draft.isPresent()
                ? ResponseEntity.ok(
                        resource(
                                draft.get(),
                                transfers.challenge(draft.get(), asked.user()).orElse(null)))
                : refused(HttpStatus.NOT_FOUND, TransferRefusal.ORDER_UNKNOWN, asked);
    }

    /// Confirmed transfers, newest first. `text` is looked for in payee and purpose; `cursor` is
    /// the `next` of the page before.
    @GetMapping
    TransfersResource list(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable String cursor,
            SignedInUser user) {
        var found = transfers.search(new TransferSearch(user.customer(), text, null, null, cursor));
        return new TransfersResource(
                found.items().stream().map(TransferResource::of).toList(), found.next());
    }

    /// Throws a transfer away that was not confirmed.
    @DeleteMapping("/{id}")
    ResponseEntity<?> discard(
            @PathVariable UUID id, SignedInUser user, HttpServletRequest request) {
        return transfers.discard(new DraftId(id), user)
                ? ResponseEntity.noContent().build()
                : refused(
                        HttpStatus.NOT_FOUND,
                        TransferRefusal.ORDER_UNKNOWN,
                        new Asked(user, request));
    }

    private ResponseEntity<ProblemDetail> refused(HttpStatus status, Refusal reason, Asked asked) {
        return problems.of(status, reason, asked.request());
    }

    private ResponseEntity<ProblemDetail> refused(RefusedBecause because, Asked asked) {
        Explanation words = Explanation.of(because);
        HttpStatus status =
                because.reason() == TransferRefusal.ORDER_CHANGED
                                || because.reason() == TransferRefusal.TERMS_CHANGED
                        ? HttpStatus.CONFLICT
                        : HttpStatus.UNPROCESSABLE_CONTENT;
        return problems.of(
                new Problems.Reason(status, because.reason().name(), words.key()),
                asked.request(),
                words.args().toArray(Arg[]::new));
    }

    /// One fault of a field in a problem document.
    record Fault(String field, String code, String detail) {}

    private ResponseEntity<ProblemDetail> incomplete(
            Map<String, RefusedBecause> faults, Asked asked) {
        Language language = shell.language(asked.request());
        List<Fault> errors =
                faults.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> {
                            Explanation words = Explanation.of(entry.getValue());
                            return new Fault(
                                    entry.getKey(),
                                    entry.getValue().reason().name(),
                                    texts.text(
                                            language,
                                            words.key(),
                                            words.args().toArray(Arg[]::new)));
                        })
                        .toList();
        ResponseEntity<ProblemDetail> answer = refused(faults.values().iterator().next(), asked);
        ProblemDetail problem = answer.getBody();
        if (problem != null) {
            problem.setProperty("errors", errors);
        }
        return answer;
    }
}
