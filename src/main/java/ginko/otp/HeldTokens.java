package ginko.otp;

import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// The tokens of some logins, locked in the database. Codes are decided here in memory, one after
/// the other, and written back together: whatever the number of parallel tries, a code works once,
/// and a token sees no more wrong codes than it may.
public final class HeldTokens {

    private static final int WINDOW_STEPS = 1;
    private static final int LOOK_AHEAD = 10;
    private static final int RESYNC_STEPS = 20;
    private static final int RESYNC_COUNTERS = 100;
    private static final int DRIFT_MAX = 10;

    private final Map<UUID, Token> rows = new LinkedHashMap<>();
    private final Map<UUID, Token> changed = new LinkedHashMap<>();
    private final List<Refused> refused = new ArrayList<>();
    private final TokenSeeds seeds;
    private final ZoneId zone;

    HeldTokens(Collection<Token> locked, TokenSeeds seeds, ZoneId zone) {
        locked.forEach(row -> rows.put(row.id(), row));
        this.seeds = seeds;
        this.zone = zone;
    }

    /// A code that was not accepted, and whose it was.
    record Refused(Token token, LoginId by, CodeRefusal reason) {}

    /// Checks a code of the token that is in use, and uses it up when it is right.
    public CodeOutcome use(LoginId login, Masked entered, Instant now) {
        List<Token> own = rows.values().stream().filter(t -> t.isOf(login)).toList();
        Optional<Token> inUse = TokenInUse.of(own);
        if (inUse.isEmpty()) {
            return refused(CodeRefusal.TOKEN_NONE, 0);
        }
        return use(inUse.get(), login, entered, now);
    }

    /// Checks a code of one token, typed by one of its users.
    CodeOutcome use(Token token, LoginId by, Masked entered, Instant now) {
        Optional<CodeRefusal> against = against(token, now);
        if (against.isPresent()) {
            refused.add(new Refused(token, by, against.get()));
            return refused(against.get(), 0);
        }
        String code = digits(entered);
        OptionalLong step = match(token, code, now);
        if (step.isEmpty()) {
            return wrong(token, by, code, now);
        }
        int left = Token.FAILURES_MAX - token.failures();
        if (step.getAsLong() <= token.lastUsedStep()) {
            refused.add(new Refused(token, by, CodeRefusal.TOKEN_CODE_USED));
            return refused(CodeRefusal.TOKEN_CODE_USED, left);
        }
        put(token.accepted(step.getAsLong(), drift(token, step.getAsLong(), now)));
        return new CodeOutcome.Accepted();
    }

    /// Checks what the generator with keys of a login made of what was typed into it. Its minute
    /// counts as used afterwards, for codes and for signatures, so that neither works twice.
    public CodeOutcome sign(LoginId login, KeypadQuestion question, Masked entered, Instant now) {
        Optional<Token> keyed =
                rows.values().stream()
                        .filter(t -> t.isOf(login) && t.make().hasKeys())
                        .filter(t -> TokenInUse.of(List.of(t)).isPresent())
                        .min(Comparator.comparing(t -> t.state() != TokenState.ACTIVE));
        if (keyed.isEmpty()) {
            return refused(CodeRefusal.TOKEN_NONE, 0);
        }
        Token token = keyed.get();
        Optional<CodeRefusal> against = against(token, now);
        if (against.isPresent()) {
            refused.add(new Refused(token, login, against.get()));
            return refused(against.get(), 0);
        }
        long period = Objects.requireNonNull(token.form().period()).toSeconds();
        long minute = (now.getEpochSecond() + token.driftSteps() * period) / 60;
        OptionalLong match = match(token, question, digits(entered), minute);
        if (match.isEmpty()) {
            return wrong(token, login, digits(entered), now);
        }
        // the last step of the code that this minute holds
        long step = (match.getAsLong() * 60 + 59) / period;
        if (step <= token.lastUsedStep()) {
            refused.add(new Refused(token, login, CodeRefusal.TOKEN_CODE_USED));
            return refused(CodeRefusal.TOKEN_CODE_USED, Token.FAILURES_MAX - token.failures());
        }
        put(token.accepted(step, token.driftSteps()));
        return new CodeOutcome.Accepted();
    }

    private OptionalLong match(Token token, KeypadQuestion question, String code, long minute) {
        OcraSuite suite = question.suite(token.form().hash());
        byte[] seed = open(token);
        OptionalLong match = OptionalLong.empty();
        for (long at = minute - WINDOW_STEPS; at <= minute + WINDOW_STEPS; at++) {
            String right = suite.code(seed, OcraSuite.Input.of(question.question(), at));
            if (same(right, code)) {
                match = OptionalLong.of(at);
            }
        }
        return match;
    }

    private CodeOutcome wrong(Token token, LoginId by, String code, Instant now) {
        Token failed = token.failed();
        put(failed);
        int left = Token.FAILURES_MAX - failed.failures();
        CodeRefusal reason =
                left <= 0
                        ? CodeRefusal.TOKEN_LOCKED
                        : isOfAnother(token, by, code, now)
                                ? CodeRefusal.CODE_OF_OTHER_TOKEN
                                : CodeRefusal.TOKEN_CODE_WRONG;
        refused.add(new Refused(failed, by, reason));
        return refused(reason, Math.max(0, left));
    }

    /// Whether the code comes from another device of the same user, which explains most errors of
    /// people who have two.
    private boolean isOfAnother(Token token, LoginId by, String code, Instant now) {
        return rows.values().stream()
                .filter(other -> !other.id().equals(token.id()) && other.isOf(by))
                .anyMatch(other -> match(other, code, now).isPresent());
    }

    /// Finds the place of a device by two codes in a row, far from where it is expected.
    ///
    /// @return false when no two such codes are near, or they are too old
    boolean resynchronise(Token token, LoginId by, Generators.Codes codes, Instant now) {
        byte[] seed = open(token);
        String one = digits(codes.first());
        String two = digits(codes.second());
        boolean clock = token.form().algorithm() == CodeForm.Algorithm.TOTP;
        long from = clock ? token.form().step(now) - RESYNC_STEPS : token.lastUsedStep() + 1;
        long to = clock ? token.form().step(now) + RESYNC_STEPS : from + RESYNC_COUNTERS;
        OptionalLong found = OptionalLong.empty();
        for (long step = Math.max(0, from); step < to; step++) {
            if (same(token.form().code(seed, step), one)
                    & same(token.form().code(seed, step + 1), two)) {
                found = OptionalLong.of(step + 1);
            }
        }
        if (found.isEmpty() || found.getAsLong() - 1 <= token.lastUsedStep()) {
            put(token.failed());
            refused.add(new Refused(token.failed(), by, CodeRefusal.TOKEN_CODE_WRONG));
            return false;
        }
        long step = found.getAsLong();
        int drift = clock ? Math.toIntExact(step - token.form().step(now)) : 0;
        put(token.accepted(step, drift));
        return true;
    }

    private Optional<CodeRefusal> against(Token token, Instant now) {
        if (token.make().validUntil() != null
                && now.atZone(zone).toLocalDate().isAfter(token.make().validUntil())) {
            return Optional.of(CodeRefusal.TOKEN_EXPIRED);
        }
        if (!token.make().isSupported()) {
            return Optional.of(CodeRefusal.TOKEN_UNSUPPORTED);
        }
        return switch (token.state()) {
            case LOCKED -> Optional.of(CodeRefusal.TOKEN_LOCKED);
            case SUSPENDED -> Optional.of(CodeRefusal.TOKEN_LOST);
            default -> Optional.empty();
        };
    }

    /// Looks at every step of the window, without leaving early.
    private OptionalLong match(Token token, String code, Instant now) {
        byte[] seed = open(token);
        boolean clock = token.form().algorithm() == CodeForm.Algorithm.TOTP;
        long base = clock ? token.form().step(now) + token.driftSteps() : token.lastUsedStep() + 1;
        long from = clock ? base - WINDOW_STEPS : Math.max(0, base - 1);
        long to = clock ? base + WINDOW_STEPS : base + LOOK_AHEAD;
        OptionalLong match = OptionalLong.empty();
        for (long step = Math.max(0, from); step <= to; step++) {
            if (same(token.form().code(seed, step), code)) {
                match = OptionalLong.of(step);
            }
        }
        return match;
    }

    private static int drift(Token token, long step, Instant now) {
        if (token.form().algorithm() == CodeForm.Algorithm.HOTP) {
            return 0;
        }
        int drift = Math.toIntExact(step - token.form().step(now));
        return Math.abs(drift) <= Math.max(DRIFT_MAX, Math.abs(token.driftSteps()))
                ? drift
                : token.driftSteps();
    }

    private byte[] open(Token token) {
        return seeds.open(token.sealedSeed(), token.nonce(), token.row());
    }

    private static boolean same(String code, String entered) {
        return MessageDigest.isEqual(
                code.getBytes(StandardCharsets.US_ASCII), entered.getBytes(StandardCharsets.UTF_8));
    }

    /// Digits of any script; spaces and hyphens do not count.
    private static String digits(Masked entered) {
        StringBuilder digits = new StringBuilder();
        Normalizer.normalize(entered.reveal(), Normalizer.Form.NFKC)
                .codePoints()
                .filter(point -> !Character.isSpaceChar(point) && point != '-')
                .forEach(point -> {
                    int digit = Character.digit(point, 10);
                    digits.appendCodePoint(digit >= 0 ? '0' + digit : point);
                });
        return digits.toString();
    }

    private static CodeOutcome refused(CodeRefusal reason, int left) {
        return new CodeOutcome.Refused(reason, left);
    }

    private void put(Token token) {
        rows.put(token.id(), token);
        changed.put(token.id(), token);
    }

    Token row(UUID id) {
        return Objects.requireNonNull(rows.get(id));
    }

    Collection<Token> changes() {
        return changed.values();
    }

    List<Refused> refusals() {
        return refused;
    }
}
