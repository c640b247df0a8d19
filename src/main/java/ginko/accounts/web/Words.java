package ginko.accounts.web;

import ginko.accounts.Account;
import ginko.accounts.AccountKind;
import ginko.ledger.AccountState;
import ginko.ledger.StatementLine;
import ginko.ledger.TextCode;
import ginko.web.Arg;
import ginko.web.Page;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How accounts and entries are called on pages and in documents.
final class Words {

    private Words() {}

    /// The customer's own name for the account, or what kind it is.
    static String name(Page page, Account account) {
        String nickname = account.nickname();
        return nickname == null ? kind(page, account.kind()) : nickname;
    }

    static String kind(Page page, AccountKind kind) {
        return page.text("accounts.kind." + kind.name());
    }

    /// The last digits of the card for a card account, else the account number.
    static String number(Account account) {
        String card = account.cardMasked();
        return account.kind() == AccountKind.CARD && card != null ? card : account.number();
    }

    /// Null for an account without restriction.
    static @Nullable String state(Page page, AccountState state) {
        return state == AccountState.OPEN ? null : page.text("accounts.state." + state.name());
    }

    /// What an entry is: its kind, or for a side posting what that posting is.
    static String entry(Page page, StatementLine line) {
        return line.textCode() == TextCode.PRINCIPAL
                ? page.text("accounts.entry." + line.kind().name())
                : page.text("accounts.part." + line.textCode().name());
    }

    /// Kind and words of an entry in one text.
    static String description(Page page, StatementLine line) {
        return line.narrative().isEmpty()
                ? entry(page, line)
                : page.text(
                        "accounts.statement.entry",
                        Arg.of("kind", entry(page, line)),
                        Arg.of("text", line.narrative()));
    }

    /// When a closed service opens again.
    static String closed(Page page, @Nullable Instant opensAt) {
        return opensAt == null
                ? page.text("accounts.closed.unknown")
                : page.text("accounts.closed.until", Arg.of("time", opensAt));
    }
}
