package ginko.drafts;

import ginko.kernel.ChallengeId;
import ginko.kernel.CustomerId;
import ginko.kernel.DraftId;
import ginko.kernel.LoginId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps unfinished acts. A change is accepted only on top of the version the person saw; an older
/// window gets a refusal instead of overwriting newer data.
@Component
public class Drafts {

    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final int OPEN_SHOWN_MAX = 10;

    private final DraftsSql sql;
    private final Clock clock;

    Drafts(DraftsSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Starts a draft with the given id, which the caller makes, so that a repeated request can
    /// find the draft it made before. Returns the stored draft: an existing one when the id is
    /// known already.
    @Transactional
    public Draft start(DraftId id, String kind, Owner owner, String content) {
        Instant now = now();
        Draft draft =
                new Draft(
                        id,
                        kind,
                        owner.login(),
                        owner.customer(),
                        1,
                        DraftState.OPEN,
                        content,
                        null,
                        now,
                        now,
                        now.plus(LIFETIME));
        sql.insertIfAbsent(draft);
        return sql.find(id).orElseThrow();
    }

    /// Who makes the draft.
    public record Owner(LoginId login, CustomerId customer) {}

    /// A draft of this login; another login's draft is not found.
    @Transactional(readOnly = true)
    public Optional<Draft> find(DraftId id, LoginId login) {
        return sql.find(id).filter(draft -> draft.login().equals(login));
    }

    /// The newest open drafts of a login.
    @Transactional(readOnly = true)
    public List<Draft> open(LoginId login) {
        return sql.open(login, clock.instant(), OPEN_SHOWN_MAX);
    }

    /// Replaces the content of an open draft and takes back its code. Empty when the draft is no
    /// longer open or was changed since the given version; then nothing changes.
    @Transactional
    public Optional<Draft> change(Draft seen, String content) {
        return sql.change(seen.id(), seen.version(), content, now())
                ? sql.find(seen.id())
                : Optional.empty();
    }

    /// Notes the code that is asked for this version, in place of the one the caller saw. False
    /// when the draft changed meanwhile or has another code already: of several who ask at once one
    /// sends.
    @Transactional
    public boolean attachChallenge(Draft seen, ChallengeId challenge) {
        return seen.challenge() == null
                ? sql.attachChallenge(seen.id(), seen.version(), challenge)
                : sql.replaceChallenge(seen.id(), seen.version(), seen.challenge(), challenge);
    }

    /// Throws an open draft away.
    @Transactional
    public boolean discard(Draft seen) {
        return sql.discard(seen.id(), now());
    }

    /// Locks the drafts of a batch, in the order of their ids, until the transaction ends.
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<DraftId, Draft> lock(Collection<DraftId> ids) {
        return sql.lock(ids).stream().collect(Collectors.toMap(Draft::id, Function.identity()));
    }

    /// Marks locked drafts as carried out.
    @Transactional(propagation = Propagation.MANDATORY)
    public void complete(Collection<DraftId> ids) {
        sql.complete(ids, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
