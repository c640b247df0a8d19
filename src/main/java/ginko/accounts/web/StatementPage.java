package ginko.accounts.web;

import ginko.accounts.Account;
import ginko.accounts.AccountStatement;
import ginko.kernel.Money;
import ginko.ledger.StatementLine;
import ginko.ledger.StatementQuery;
import ginko.web.FormModel;
import ginko.web.Option;
import ginko.web.Page;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a statement. `shown` is null while the service is closed, which `closed` explains, and
/// when the form has errors.
public record StatementPage(
        FormModel form,
        Head head,
        List<Option> sides,
        String periodHint,
        @Nullable Shown shown,
        @Nullable String closed) {

    /// Whose statement it is: address of the account's page, name, number.
    public record Head(String account, String name, String number) {

        static Head of(Page page, Account account) {
            return new Head(
                    "/app/accounts/" + account.id(), Words.name(page, account), account.number());
        }
    }

    /// The period's totals and one page of its lines.
    public record Shown(
            LocalDate from,
            LocalDate to,
            Money opening,
            Money closing,
            Money moneyIn,
            Money moneyOut,
            boolean isFiltered,
            List<Line> lines,
            Links links) {

        public Shown {
            lines = List.copyOf(lines);
        }
    }

    /// One entry. `valueOn` is null when it is the booking day.
    public record Line(
            LocalDate bookedOn,
            @Nullable LocalDate valueOn,
            String kind,
            String text,
            Money amount,
            Money balance) {

        static Line of(Page page, AccountStatement statement, StatementLine line) {
            return new Line(
                    line.bookingDate(),
                    line.valueDate().equals(line.bookingDate()) ? null : line.valueDate(),
                    Words.entry(page, line),
                    line.narrative(),
                    statement.amount(line),
                    statement.balanceAfter(line));
        }
    }

    /// Addresses of other pages and files; null when there is no such page.
    public record Links(@Nullable String first, @Nullable String next, String pdf, String csv) {}

    public StatementPage {
        sides = List.copyOf(sides);
    }

    static List<Option> sides(Page page) {
        return Arrays.stream(StatementQuery.Side.values())
                .map(side -> new Option(side.name(), page.text("accounts.side." + side.name())))
                .toList();
    }

    static Shown shown(Page page, AccountStatement statement, StatementInput input) {
        StatementLinks addresses =
                new StatementLinks(
                        "/app/accounts/" + statement.account().id() + "/statement",
                        statement.request());
        String next = statement.next();
        Links links =
                new Links(
                        input.after() == null ? null : addresses.first(),
                        next == null ? null : addresses.page(next),
                        addresses.file("pdf"),
                        addresses.file("csv"));
        return new Shown(
                statement.request().from(),
                statement.request().to(),
                statement.opening(),
                statement.closing(),
                statement.moneyIn(),
                statement.moneyOut(),
                statement.request().isFiltered(),
                statement.lines().stream().map(line -> Line.of(page, statement, line)).toList(),
                links);
    }
}
