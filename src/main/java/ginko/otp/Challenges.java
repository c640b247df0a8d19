package ginko.otp;

import ginko.kernel.ChallengeId;
import ginko.kernel.Fingerprint;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.policy.CodeRules;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/// The challenges of one batch, locked in the database. Codes are decided here in memory, one after
/// the other, and written back together: whatever the number of parallel tries, one code works
/// once, and a challenge sees no more tries than it has.
public final class Challenges {

    private final Map<ChallengeId, Challenge> rows = new LinkedHashMap<>();
    private final Set<ChallengeId> changed = new TreeSet<>();
    private final CodeMaker codes;
    private final CodeRules rules;

    Challenges(List<Challenge> locked, CodeMaker codes, CodeRules rules) {
        locked.forEach(row -> rows.put(row.id(), row));
        this.codes = codes;
        this.rules = rules;
    }

    /// What a code is asked to confirm.
    public record Use(
            ChallengeId challenge, LoginId login, ChallengePurpose purpose, Fingerprint boundTo) {}

    /// Checks the entered code and uses it up when it is right. The same wrong entry sent again (a
    /// double click) costs no further try.
    public CodeOutcome use(Use use, Masked entered, Instant now) {
        return use(
                use,
                entered,
                now,
                challenge ->
                        codes.isRight(challenge, entered.reveal(), rules.length())
                                ? new CodeOutcome.Accepted()
                                : new CodeOutcome.Refused(CodeRefusal.CODE_WRONG, 0));
    }

    /// Uses up a request that a device answered. `answer` looks at what the device made and is
    /// asked only while the request stands.
    public CodeOutcome use(Use use, Masked entered, Instant now, Supplier<CodeOutcome> answer) {
        return use(use, entered, now, challenge -> answer.get());
    }

    private CodeOutcome use(
            Use use, Masked entered, Instant now, Function<Challenge, CodeOutcome> answer) {
        Challenge challenge = rows.get(use.challenge());
        if (challenge == null
                || !challenge.login().equals(use.login())
                || challenge.purpose() != use.purpose()
                || !challenge.boundTo().equals(use.boundTo())) {
            return new CodeOutcome.Refused(CodeRefusal.CODE_NOT_ASKED, 0);
        }
        switch (challenge.state()) {
            case USED -> {
                return new CodeOutcome.Refused(CodeRefusal.CODE_USED, 0);
            }
            case DEAD -> {
                return new CodeOutcome.Refused(CodeRefusal.CODE_TRIES_USED_UP, 0);
            }
            case OPEN -> {}
        }
        if (!now.isBefore(challenge.expiresAt())) {
            return new CodeOutcome.Refused(CodeRefusal.CODE_EXPIRED, 0);
        }
        if (!challenge.purpose().isSent() && isLastWrong(challenge, entered)) {
            return new CodeOutcome.Refused(
                    challenge.purpose() == ChallengePurpose.APP_QR
                            ? CodeRefusal.APP_CODE_WRONG
                            : CodeRefusal.TOKEN_CODE_WRONG,
                    Math.max(0, rules.maxAttempts() - challenge.failures()));
        }
        return switch (answer.apply(challenge)) {
            case CodeOutcome.Accepted accepted -> {
                put(challenge.used());
                yield accepted;
            }
            case CodeOutcome.Refused(CodeRefusal reason, int left) -> {
                CodeOutcome.Refused wrong =
                        wrong(challenge, codes.mark(challenge, entered.reveal()));
                yield challenge.purpose().isSent()
                                || wrong.reason() == CodeRefusal.CODE_TRIES_USED_UP
                        ? wrong
                        : new CodeOutcome.Refused(reason, Math.min(left, wrong.triesLeft()));
            }
        };
    }

    private boolean isLastWrong(Challenge challenge, Masked entered) {
        byte[] last = challenge.lastWrong();
        return last != null && MessageDigest.isEqual(last, codes.mark(challenge, entered.reveal()));
    }

    private CodeOutcome.Refused wrong(Challenge challenge, byte[] mark) {
        byte[] last = challenge.lastWrong();
        if (last == null || !MessageDigest.isEqual(last, mark)) {
            challenge = challenge.failed(mark, rules.maxAttempts());
            put(challenge);
        }
        int triesLeft = Math.max(0, rules.maxAttempts() - challenge.failures());
        CodeRefusal reason =
                triesLeft == 0 ? CodeRefusal.CODE_TRIES_USED_UP : CodeRefusal.CODE_WRONG;
        return new CodeOutcome.Refused(reason, triesLeft);
    }

    private void put(Challenge challenge) {
        rows.put(challenge.id(), challenge);
        changed.add(challenge.id());
    }

    Collection<Challenge> changes() {
        return changed.stream().map(id -> java.util.Objects.requireNonNull(rows.get(id))).toList();
    }
}
