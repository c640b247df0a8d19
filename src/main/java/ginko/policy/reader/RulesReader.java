package ginko.policy.reader;

import ginko.kernel.Currency;
import ginko.kernel.Money;
import ginko.policy.BankCalendar;
import ginko.policy.Clearing;
import ginko.policy.CodeRules;
import ginko.policy.ConfirmationRules;
import ginko.policy.Factor;
import ginko.policy.OperationKind;
import ginko.policy.PasskeyUse;
import ginko.policy.SendCeilings;
import ginko.policy.SessionRules;
import ginko.policy.SignInFactor;
import ginko.policy.StaffRules;
import ginko.policy.StatementRules;
import ginko.policy.UnknownDevice;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The short sections of rules: clearing, secrets, confirmations, codes, sessions, statements,
/// staff.
final class RulesReader {

    private RulesReader() {}

    static @Nullable Clearing clearing(Section section, @Nullable BankCalendar calendar) {
        LocalTime cutOff = Values.time(section, "cut-off");
        return section.end() && calendar != null ? new Clearing(cutOff, calendar) : null;
    }

    static @Nullable ConfirmationRules confirmations(Section section) {
        SignInFactor signIn = Values.constant(section, "sign-in", SignInFactor.class);
        UnknownDevice unknown = Values.constant(section, "unknown-device", UnknownDevice.class);
        List<PasskeyUse> passkeys =
                section.values(
                        "passkeys",
                        "one of " + Arrays.toString(PasskeyUse.values()),
                        text ->
                                Arrays.stream(PasskeyUse.values())
                                        .filter(use -> use.name().equals(text))
                                        .findFirst());
        Section operations = section.section("operations");
        Map<OperationKind, List<Factor>> ways = new EnumMap<>(OperationKind.class);
        for (OperationKind kind : OperationKind.values()) {
            ways.put(kind, ways(operations, kind.name()));
        }
        Map<Currency, Money> upTo =
                section.optional("token-code-up-to")
                        ? Values.amounts(section, "token-code-up-to")
                        : Map.of();
        boolean complete = operations.end();
        return section.end() && complete
                ? new ConfirmationRules(signIn, unknown, Set.copyOf(passkeys), ways, upTo)
                : null;
    }

    /// One factor, or a list of those that will do.
    private static List<Factor> ways(Section operations, String kind) {
        if (!operations.isList(kind)) {
            return List.of(Values.constant(operations, kind, Factor.class));
        }
        List<Factor> ways = Values.constants(operations, kind, Factor.class);
        operations.require(!ways.isEmpty(), kind, "names nothing");
        operations.require(
                ways.size() <= 1 || !ways.contains(Factor.NONE), kind, "NONE stands alone");
        return ways.isEmpty() ? List.of(Factor.NONE) : ways;
    }

    static @Nullable CodeRules codes(Section section) {
        int length = Values.integer(section, "length", 4, 8);
        Duration shortest = Duration.ofSeconds(60);
        Duration longest = Duration.ofMinutes(10);
        Duration lifetime = Values.duration(section, "lifetime", shortest, longest);
        List<Duration> choices = Values.choices(section, "lifetime-choices", shortest, longest);
        Duration resend =
                Values.duration(
                        section, "resend-after", Duration.ofSeconds(30), Duration.ofMinutes(5));
        int sends = Values.integer(section, "max-sends", 1, 6);
        int attempts = Values.integer(section, "max-attempts", 1, 5);
        SendCeilings ceilings =
                new SendCeilings(
                        Values.integer(section, "max-sends-number-day", 3, 1_000),
                        Values.integer(section, "max-sends-source-hour", 3, 1_000_000),
                        Values.integer(section, "max-sends-bank-day", 100, 100_000_000));
        if (section.end()) {
            section.require(
                    resend.compareTo(lifetime) <= 0,
                    "resend-after",
                    "is longer than the lifetime of a code");
            section.require(
                    choices.stream().allMatch(choice -> resend.compareTo(choice) <= 0),
                    "lifetime-choices",
                    "must not be shorter than resend-after");
            requireDefault(section, "lifetime-choices", choices, lifetime);
        }
        return section.clean()
                ? new CodeRules(length, lifetime, choices, resend, sends, attempts, ceilings)
                : null;
    }

    /// Whoever has not chosen sees what counts for him among the choices.
    private static void requireDefault(
            Section section, String key, List<Duration> choices, Duration given) {
        section.require(
                choices.isEmpty() || choices.contains(given),
                key,
                "must hold the bank's own value");
    }

    static @Nullable SessionRules sessions(Section section) {
        Duration idle =
                Values.duration(section, "idle", Duration.ofMinutes(1), Duration.ofHours(1));
        List<Duration> choices =
                Values.choices(section, "idle-choices", Duration.ofMinutes(1), Duration.ofHours(1));
        Duration warn =
                Values.duration(
                        section, "warn-before", Duration.ofSeconds(10), Duration.ofHours(1));
        Duration absolute =
                Values.duration(section, "absolute", Duration.ofMinutes(5), Duration.ofHours(24));
        if (section.end()) {
            section.require(warn.compareTo(idle) < 0, "warn-before", "must be shorter than idle");
            section.require(idle.compareTo(absolute) <= 0, "absolute", "is shorter than idle");
            section.require(
                    warn.compareTo(idle) >= 0
                            || choices.stream()
                                    .allMatch(choice ->
                                            warn.compareTo(choice) < 0
                                                    && choice.compareTo(absolute) <= 0),
                    "idle-choices",
                    "must lie between warn-before and absolute");
            requireDefault(section, "idle-choices", choices, idle);
        }
        return section.clean() ? new SessionRules(idle, choices, warn, absolute) : null;
    }

    static @Nullable StatementRules statements(Section section) {
        int days = Values.integer(section, "days", 1, 3660);
        return section.end() ? new StatementRules(days) : null;
    }

    static @Nullable StaffRules staff(Section section) {
        Duration idle =
                Values.duration(section, "idle", Duration.ofMinutes(1), Duration.ofMinutes(30));
        Duration absolute =
                Values.duration(section, "absolute", Duration.ofMinutes(30), Duration.ofHours(24));
        Duration identified =
                Values.duration(section, "identified", Duration.ofMinutes(1), Duration.ofHours(1));
        Duration requestLife =
                Values.duration(
                        section, "request-life", Duration.ofMinutes(10), Duration.ofDays(7));
        Map<Currency, Money> cashIn = Values.amounts(section, "cash-in");
        List<String> citizens =
                section.values(
                        "citizens",
                        "a country of two capital letters such as \"DE\"",
                        text -> Optional.of(text).filter(code -> code.matches("[A-Z]{2}")));
        return section.end()
                ? new StaffRules(
                        idle, absolute, identified, requestLife, cashIn, Set.copyOf(citizens))
                : null;
    }
}
