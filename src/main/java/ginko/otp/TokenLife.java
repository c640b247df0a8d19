package ginko.otp;

import static ginko.otp.TokenActor.CLERK;
import static ginko.otp.TokenActor.CUSTOMER;
import static ginko.otp.TokenActor.SYSTEM;
import static ginko.otp.TokenActor.TWO_OF_STAFF;
import static ginko.otp.TokenKind.DIGITAL;
import static ginko.otp.TokenKind.HARDWARE;
import static ginko.otp.TokenKind.SOFTWARE;
import static ginko.otp.TokenState.ACTIVE;
import static ginko.otp.TokenState.ALLOCATED;
import static ginko.otp.TokenState.CANCELLED;
import static ginko.otp.TokenState.DISPATCHED;
import static ginko.otp.TokenState.EXPIRED;
import static ginko.otp.TokenState.IN_STOCK;
import static ginko.otp.TokenState.ISSUED;
import static ginko.otp.TokenState.ISSUE_PENDING;
import static ginko.otp.TokenState.LOCKED;
import static ginko.otp.TokenState.RELEASED;
import static ginko.otp.TokenState.REPLACED;
import static ginko.otp.TokenState.REVOKED;
import static ginko.otp.TokenState.SUSPENDED;
import static ginko.otp.Transition.Notice.SILENT;
import static ginko.otp.Transition.Notice.TOLD;

import ginko.otp.Transition.Notice;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The table of transitions: everything that can happen to a token of each kind. What is not here
/// cannot happen; nothing leads out of a final state.
public final class TokenLife {

    private static final Set<TokenState> NEW = Set.of();
    private static final Set<TokenState> LIVE_HARDWARE =
            EnumSet.of(IN_STOCK, ALLOCATED, DISPATCHED, ACTIVE, LOCKED, SUSPENDED);
    private static final Set<TokenState> LIVE_SOFT =
            EnumSet.of(ISSUE_PENDING, ISSUED, ACTIVE, LOCKED);
    private static final Set<TokenState> IN_USE = EnumSet.of(ACTIVE, LOCKED);

    private static final List<Transition> TABLE =
            List.of(
                    line("H1", HARDWARE, NEW, TokenTrigger.IMPORT, IN_STOCK)
                            .when(TokenGuard.WHOLE_FILE, SILENT, TWO_OF_STAFF),
                    line("H2", HARDWARE, Set.of(IN_STOCK), TokenTrigger.ALLOCATE, ALLOCATED)
                            .when(TokenGuard.PAPER_AND_FEE, SILENT, CLERK, SYSTEM),
                    line("H3", HARDWARE, Set.of(ALLOCATED), TokenTrigger.DISPATCH, DISPATCHED)
                            .when(TokenGuard.NONE, TOLD, CLERK),
                    line("H4", HARDWARE, Set.of(DISPATCHED), TokenTrigger.START, ACTIVE)
                            .when(TokenGuard.SERIAL_AND_TWO_CODES, TOLD, CUSTOMER),
                    line("H5", HARDWARE, Set.of(ACTIVE), TokenTrigger.LOCK, LOCKED)
                            .when(TokenGuard.TOO_MANY_WRONG, TOLD, SYSTEM),
                    line("H6", HARDWARE, Set.of(LOCKED), TokenTrigger.UNLOCK, ACTIVE)
                            .when(TokenGuard.IDENTITY_CHECKED, TOLD, CLERK),
                    line(
                                    "H7",
                                    HARDWARE,
                                    Set.of(DISPATCHED, ACTIVE, LOCKED),
                                    TokenTrigger.REPORT_LOST,
                                    SUSPENDED)
                            .when(TokenGuard.NONE, TOLD, CUSTOMER, CLERK),
                    line("H8", HARDWARE, Set.of(SUSPENDED), TokenTrigger.FOUND, ACTIVE)
                            .when(TokenGuard.IDENTITY_CHECKED, TOLD, CLERK),
                    line(
                                    "H9",
                                    HARDWARE,
                                    Set.of(ACTIVE, LOCKED, SUSPENDED),
                                    TokenTrigger.REPLACE,
                                    REPLACED)
                            .when(TokenGuard.SUCCESSOR_IN_USE, SILENT, SYSTEM),
                    line("H11", HARDWARE, LIVE_HARDWARE, TokenTrigger.EXPIRE, EXPIRED)
                            .when(TokenGuard.TIME, TOLD, SYSTEM),
                    line("H12", HARDWARE, LIVE_HARDWARE, TokenTrigger.REVOKE, REVOKED)
                            .when(TokenGuard.IDENTITY_CHECKED, TOLD, CLERK, SYSTEM),
                    line("S1", SOFTWARE, NEW, TokenTrigger.REQUEST, ISSUE_PENDING)
                            .when(TokenGuard.NO_OTHER, SILENT, CUSTOMER),
                    line("S2", SOFTWARE, Set.of(ISSUE_PENDING), TokenTrigger.WITHDRAW, CANCELLED)
                            .when(TokenGuard.NONE, SILENT, CUSTOMER),
                    line("S2t", SOFTWARE, Set.of(ISSUE_PENDING), TokenTrigger.TIME_OUT, CANCELLED)
                            .when(TokenGuard.TIME, SILENT, SYSTEM),
                    line("S3", SOFTWARE, Set.of(ISSUE_PENDING), TokenTrigger.ISSUE, ISSUED)
                            .when(TokenGuard.TWO_PASSWORDS, TOLD, CUSTOMER),
                    line("S4", SOFTWARE, Set.of(ISSUED), TokenTrigger.FETCH, ISSUED)
                            .when(TokenGuard.ACTIVATION_PASSWORD, SILENT, CUSTOMER),
                    line("S4f", SOFTWARE, Set.of(ISSUED), TokenTrigger.FAIL, CANCELLED)
                            .when(TokenGuard.TOO_MANY_WRONG, TOLD, SYSTEM),
                    line("S5", SOFTWARE, Set.of(ISSUED), TokenTrigger.START, ACTIVE)
                            .when(TokenGuard.ONE_CODE, TOLD, CUSTOMER),
                    line("S6", SOFTWARE, Set.of(ISSUED), TokenTrigger.START_ANEW, CANCELLED)
                            .when(TokenGuard.NO_OTHER, SILENT, CUSTOMER),
                    line("S7", SOFTWARE, IN_USE, TokenTrigger.RELEASE, RELEASED)
                            .when(TokenGuard.CONFIRMATION_PASSWORD, TOLD, CUSTOMER),
                    line("S8", SOFTWARE, Set.of(ACTIVE), TokenTrigger.LOCK, LOCKED)
                            .when(TokenGuard.TOO_MANY_WRONG, TOLD, SYSTEM),
                    line("S8u", SOFTWARE, Set.of(LOCKED), TokenTrigger.UNLOCK, ACTIVE)
                            .when(TokenGuard.IDENTITY_CHECKED, TOLD, CLERK),
                    line("S9", SOFTWARE, LIVE_SOFT, TokenTrigger.REVOKE, REVOKED)
                            .when(TokenGuard.IDENTITY_CHECKED, TOLD, CLERK, SYSTEM),
                    line("D1", DIGITAL, NEW, TokenTrigger.REQUEST, ISSUE_PENDING)
                            .when(TokenGuard.NO_OTHER, SILENT, CUSTOMER),
                    line("D1w", DIGITAL, Set.of(ISSUE_PENDING), TokenTrigger.WITHDRAW, CANCELLED)
                            .when(TokenGuard.NONE, SILENT, CUSTOMER),
                    line("D1t", DIGITAL, Set.of(ISSUE_PENDING), TokenTrigger.TIME_OUT, CANCELLED)
                            .when(TokenGuard.TIME, SILENT, SYSTEM),
                    line("D2", DIGITAL, Set.of(ISSUE_PENDING), TokenTrigger.START, ACTIVE)
                            .when(TokenGuard.OWN_PHONE_AND_CODE, TOLD, CUSTOMER),
                    line("D3", DIGITAL, IN_USE, TokenTrigger.END, REVOKED)
                            .when(TokenGuard.GENERATOR_IN_HAND, TOLD, CUSTOMER),
                    line("D6", DIGITAL, Set.of(ACTIVE), TokenTrigger.LOCK, LOCKED)
                            .when(TokenGuard.TOO_MANY_WRONG, TOLD, SYSTEM),
                    line("D7", DIGITAL, Set.of(LOCKED), TokenTrigger.UNLOCK, ACTIVE)
                            .when(TokenGuard.IDENTITY_CHECKED, TOLD, CLERK),
                    line(
                                    "D8",
                                    DIGITAL,
                                    Set.of(ISSUE_PENDING, ACTIVE, LOCKED),
                                    TokenTrigger.REVOKE,
                                    REVOKED)
                            .when(TokenGuard.IDENTITY_CHECKED, TOLD, CLERK, SYSTEM));

    private TokenLife() {}

    /// All lines of a kind, in the order of the documentation.
    public static List<Transition> of(TokenKind kind) {
        return TABLE.stream().filter(line -> line.kind() == kind).toList();
    }

    /// What a trigger does to a token of this kind in this state; empty when it does nothing.
    public static Optional<Transition> next(
            TokenKind kind, TokenState state, TokenTrigger trigger) {
        return TABLE.stream()
                .filter(line -> line.kind() == kind)
                .filter(line -> line.trigger() == trigger && line.from().contains(state))
                .findFirst();
    }

    /// How a new token of this kind begins.
    static Transition first(TokenKind kind) {
        return TABLE.stream()
                .filter(line -> line.kind() == kind && line.from().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static Line line(
            String number,
            TokenKind kind,
            Set<TokenState> from,
            TokenTrigger trigger,
            TokenState to) {
        return new Line(number, kind, from, trigger, to);
    }

    private record Line(
            String number,
            TokenKind kind,
            Set<TokenState> from,
            TokenTrigger trigger,
            TokenState to) {

        Transition when(TokenGuard guard, Notice notice, TokenActor... actors) {
            return new Transition(number, kind, from, trigger, to, Set.of(actors), guard, notice);
        }
    }
}
