package ginko.accounts.web;

import ginko.accounts.Account;
import ginko.accounts.AccountStatement;
import ginko.documents.Block;
import ginko.documents.Cell;
import ginko.documents.Column;
import ginko.documents.DocumentModel;
import ginko.documents.KeyValue;
import ginko.documents.Row;
import ginko.documents.ValueKind;
import ginko.kernel.Money;
import ginko.ledger.StatementLine;
import ginko.web.Arg;
import ginko.web.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A statement as a file: a document for people, a table for programs, with the same lines in the
/// same order.
record StatementDocument(Page page, AccountStatement statement, String holder, Instant issuedAt) {

    DocumentModel document() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(head());
        if (statement.request().isFiltered()) {
            blocks.add(new Block.Note(page.text("accounts.statement.filtered")));
        }
        blocks.add(
                statement.lines().isEmpty()
                        ? new Block.Paragraph(page.text("accounts.statement.empty.title"))
                        : paper());
        return new DocumentModel(
                page.language(),
                page.bankName(),
                page.text("accounts.statement.document"),
                issuedAt,
                blocks,
                page.text("accounts.statement.issued", Arg.of("time", issuedAt)));
    }

    private Block head() {
        Account account = statement.account();
        return new Block.KeyValues(
                List.of(
                        KeyValue.text(page.text("accounts.details.holder"), holder),
                        KeyValue.text(
                                page.text("accounts.details.account"), Words.name(page, account)),
                        KeyValue.identifier(page.text("accounts.details.number"), account.number()),
                        KeyValue.text(
                                page.text("accounts.statement.period"),
                                page.text(
                                        "accounts.statement.from-to",
                                        Arg.of("from", statement.request().from()),
                                        Arg.of("to", statement.request().to()))),
                        amount("accounts.statement.opening", statement.opening()),
                        amount("accounts.statement.money-in", statement.moneyIn()),
                        amount("accounts.statement.money-out", statement.moneyOut()),
                        amount("accounts.statement.closing", statement.closing())));
    }

    private KeyValue amount(String key, Money money) {
        return KeyValue.amount(page.text(key), page.money(money));
    }

    private Block.DataTable paper() {
        return new Block.DataTable(
                List.of(
                        column("accounts.statement.booked-on", ValueKind.DATE, 5),
                        column("accounts.statement.what", ValueKind.TEXT, 12),
                        column("accounts.statement.amount", ValueKind.AMOUNT, 7),
                        column("accounts.statement.balance", ValueKind.AMOUNT, 7)),
                statement.lines().stream().map(this::paperRow).toList());
    }

    private Row paperRow(StatementLine line) {
        return Row.of(
                Cell.date(page.shortDate(line.bookingDate()), line.bookingDate()),
                Cell.text(Words.description(page, line)),
                amount(statement.amount(line)),
                balance(line));
    }

    /// The table of the exported file.
    Block.DataTable table() {
        return new Block.DataTable(
                List.of(
                        column("accounts.statement.booked-on", ValueKind.DATE, 1),
                        column("accounts.statement.value-on", ValueKind.DATE, 1),
                        column("accounts.statement.kind", ValueKind.TEXT, 1),
                        column("accounts.statement.text", ValueKind.TEXT, 1),
                        column("accounts.statement.amount", ValueKind.AMOUNT, 1),
                        column("accounts.statement.balance", ValueKind.AMOUNT, 1),
                        column("accounts.statement.currency", ValueKind.TEXT, 1)),
                statement.lines().stream().map(this::tableRow).toList());
    }

    private Row tableRow(StatementLine line) {
        return Row.of(
                Cell.date(page.shortDate(line.bookingDate()), line.bookingDate()),
                Cell.date(page.shortDate(line.valueDate()), line.valueDate()),
                Cell.text(Words.entry(page, line)),
                Cell.text(line.narrative()),
                amount(statement.amount(line)),
                balance(line),
                Cell.text(statement.account().currency().code()));
    }

    private Cell amount(Money money) {
        return Cell.amount(page.signedMoney(money), money.toDecimal());
    }

    private Cell balance(StatementLine line) {
        Money balance = statement.balanceAfter(line);
        return Cell.amount(page.money(balance), balance.toDecimal());
    }

    private Column column(String key, ValueKind kind, int weight) {
        return new Column(page.text(key), kind, weight);
    }

    /// Name of the file without its ending, in letters every system can store.
    String fileName() {
        return "statement-%s-%s-%s"
                .formatted(
                        statement.account().number(),
                        statement.request().from(),
                        statement.request().to());
    }
}
