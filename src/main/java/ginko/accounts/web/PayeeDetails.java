package ginko.accounts.web;

import ginko.accounts.Account;
import ginko.customers.Customer;
import ginko.customers.Customers;
import ginko.documents.Block;
import ginko.documents.DocumentModel;
import ginko.documents.KeyValue;
import ginko.documents.PdfRenderer;
import ginko.policy.BankProfile;
import ginko.web.Arg;
import ginko.web.Page;
import ginko.web.SignedInUser;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Everything a payer needs to send money to an account or to the account behind a card: holder,
/// number, currency, bank and branch (seed 000, information functions). The number of the card
/// itself is known by its last digits only.
@Component
class PayeeDetails {

    private final Customers customers;
    private final PdfRenderer pdf;
    private final BankProfile profile;
    private final Clock clock;

    PayeeDetails(Customers customers, PdfRenderer pdf, BankProfile profile, Clock clock) {
        this.customers = customers;
        this.pdf = pdf;
        this.profile = profile;
        this.clock = clock;
    }

    List<AccountPage.Detail> of(Page page, Account account, SignedInUser user) {
        List<AccountPage.Detail> details = new ArrayList<>();
        details.add(words(page, "holder", holder(user)));
        details.add(identifier(page, "number", account.number()));
        details.add(identifier(page, "currency", account.currency().code()));
        String card = account.cardMasked();
        if (card != null) {
            details.add(identifier(page, "card", card));
        }
        details.add(words(page, "bank", page.bankName()));
        details.add(identifier(page, "bank-code", profile.bank().code()));
        profile.accountNumbers()
                .branch(account.number())
                .ifPresent(branch ->
                        details.add(
                                words(
                                        page,
                                        "branch",
                                        page.text(
                                                "accounts.details.branch-with-code",
                                                Arg.of("name", branch.name().in(page.language())),
                                                Arg.identifier("code", branch.code())))));
        return details;
    }

    byte[] file(Page page, Account account, SignedInUser user) {
        Instant now = clock.instant();
        List<KeyValue> rows =
                of(page, account, user).stream()
                        .map(each ->
                                each.isIdentifier()
                                        ? KeyValue.identifier(each.label(), each.value())
                                        : KeyValue.text(each.label(), each.value()))
                        .toList();
        return pdf.render(
                new DocumentModel(
                        page.language(),
                        page.bankName(),
                        page.text("accounts.details"),
                        now,
                        List.of(
                                new Block.KeyValues(rows),
                                new Block.Note(page.text("accounts.details.note"))),
                        page.text("accounts.statement.issued", Arg.of("time", now))));
    }

    private String holder(SignedInUser user) {
        return customers
                .find(user.customer())
                .map(Customer::displayName)
                .orElse(user.displayName());
    }

    private static AccountPage.Detail words(Page page, String what, String value) {
        return new AccountPage.Detail(page.text("accounts.details." + what), value, false);
    }

    private static AccountPage.Detail identifier(Page page, String what, String value) {
        return new AccountPage.Detail(page.text("accounts.details." + what), value, true);
    }
}
