package ginko.accounts.web;

import ginko.accounts.Account;
import ginko.accounts.AccountKind;
import ginko.accounts.AccountView;
import ginko.accounts.RecentEntry;
import ginko.kernel.Currency;
import ginko.kernel.Money;
import ginko.web.Arg;
import ginko.web.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All accounts of a customer in groups, what is unfinished, and the latest entries. The `closed`
/// texts stand in the place of numbers outside the hours of a service.
public record HomePage(
        List<Group> groups,
        List<Total> totals,
        List<Unfinished> unfinished,
        List<Entry> entries,
        @Nullable String balancesClosed,
        @Nullable String entriesClosed,
        @Nullable String done) {

    /// Accounts of one sort.
    public record Group(String title, List<Row> rows) {

        public Group {
            rows = List.copyOf(rows);
        }
    }

    /// One account. `amount` is null outside the hours of balances; `state` is null unless the
    /// account is restricted.
    public record Row(
            String href,
            String name,
            String number,
            String amountLabel,
            @Nullable Money amount,
            String fact,
            @Nullable String state,
            Action action) {}

    /// What is done most with an account.
    public record Action(String label, String href, String icon) {}

    /// The sums of one currency; `debt` is null without loans.
    public record Total(String currency, Money own, @Nullable Money debt) {}

    /// Something begun and not finished.
    public record Unfinished(String href, String discard, Instant savedAt) {}

    /// One of the latest entries.
    public record Entry(
            LocalDate bookedOn,
            String account,
            String href,
            String kind,
            String text,
            Money amount) {

        static Entry of(Page page, RecentEntry recent) {
            Account account = recent.account();
            return new Entry(
                    recent.line().bookingDate(),
                    Words.name(page, account),
                    "/app/accounts/" + account.id() + "/statement",
                    Words.entry(page, recent.line()),
                    recent.line().narrative(),
                    recent.amount());
        }
    }

    /// The sorts of accounts in the order of the page.
    private enum Sort {
        ACCOUNTS(Set.of(AccountKind.CURRENT, AccountKind.MERCHANT)),
        SAVINGS(Set.of(AccountKind.SAVINGS)),
        CARDS(Set.of(AccountKind.CARD)),
        DEPOSITS(Set.of(AccountKind.DEPOSIT)),
        LOANS(Set.of(AccountKind.LOAN));

        private final Set<AccountKind> kinds;

        Sort(Set<AccountKind> kinds) {
            this.kinds = kinds;
        }
    }

    public HomePage {
        groups = List.copyOf(groups);
        totals = List.copyOf(totals);
        unfinished = List.copyOf(unfinished);
        entries = List.copyOf(entries);
    }

    static List<Group> groups(Page page, List<AccountView> views, Numbers numbers) {
        List<Group> groups = new ArrayList<>();
        for (Sort sort : Sort.values()) {
            List<Row> rows =
                    views.stream()
                            .filter(view -> sort.kinds.contains(view.account().kind()))
                            .map(view -> row(page, view, numbers))
                            .toList();
            if (!rows.isEmpty()) {
                groups.add(new Group(page.text("accounts.group." + sort.name()), rows));
            }
        }
        return groups;
    }

    /// Whether amounts may be shown.
    enum Numbers {
        SHOWN,
        CLOSED
    }

    private static Row row(Page page, AccountView view, Numbers numbers) {
        Account account = view.account();
        String href = "/app/accounts/" + account.id();
        boolean isSpendable = account.kind().canPay();
        Money amount = isSpendable ? view.available() : view.booked();
        return new Row(
                href,
                Words.name(page, account),
                Words.number(account),
                page.text(amountLabel(account.kind())),
                numbers == Numbers.SHOWN ? amount : null,
                fact(page, view, numbers),
                Words.state(page, view.state()),
                isSpendable && view.state().allowsDebit()
                        ? new Action(
                                page.text("accounts.action.transfer"),
                                "/app/transfers/new?from=" + account.id(),
                                "transfer")
                        : new Action(
                                page.text("accounts.action.statement"),
                                href + "/statement",
                                "history"));
    }

    private static String amountLabel(AccountKind kind) {
        return switch (kind) {
            case CURRENT, SAVINGS, CARD, MERCHANT -> "accounts.available";
            case DEPOSIT -> "accounts.booked";
            case LOAN -> "accounts.owed";
        };
    }

    private static String fact(Page page, AccountView view, Numbers numbers) {
        return numbers == Numbers.SHOWN && view.held().isPositive()
                ? page.text("accounts.fact.held", Arg.of("amount", view.held()))
                : page.text("accounts.fact.opened", Arg.of("date", view.account().openedOn()));
    }

    /// One total for each currency, in the order the accounts name them. Amounts of different
    /// currencies are never added.
    static List<Total> totals(List<AccountView> views) {
        Map<Currency, Total> totals = new LinkedHashMap<>();
        for (AccountView view : views) {
            Currency currency = view.account().currency();
            Total before =
                    totals.getOrDefault(
                            currency, new Total(currency.code(), Money.zero(currency), null));
            totals.put(currency, added(before, view));
        }
        return List.copyOf(totals.values());
    }

    private static Total added(Total before, AccountView view) {
        if (view.account().kind() != AccountKind.LOAN) {
            return new Total(before.currency, before.own.plus(view.booked()), before.debt);
        }
        Money debt = before.debt == null ? view.booked() : before.debt.plus(view.booked());
        return new Total(before.currency, before.own, debt);
    }
}
