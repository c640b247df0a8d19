package ginko.accounts;

import ginko.kernel.AccountId;
import ginko.kernel.Check;
import ginko.kernel.Currency;
import ginko.ledger.Book;
import ginko.ledger.Journal;
import ginko.ledger.OpenAccount;
import ginko.policy.BankProfile;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The bank's own accounts. All of them are opened before the program takes its first request, and
/// never change afterwards, so they are remembered.
@Component
public class BankAccounts implements SmartInitializingSingleton {

    private record Key(BankPurpose purpose, Currency currency) {}

    private final Map<Key, AccountId> known = new ConcurrentHashMap<>();
    private final AccountsSql sql;
    private final Journal journal;
    private final BankProfile profile;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BankAccounts(
            AccountsSql sql,
            Journal journal,
            BankProfile profile,
            TransactionTemplate transaction,
            Clock clock) {
        this.sql = sql;
        this.journal = journal;
        this.profile = profile;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (BankPurpose purpose : BankPurpose.values()) {
            for (Currency currency : profile.currencies().all()) {
                known.put(new Key(purpose, currency), findOrOpen(purpose, currency));
            }
        }
    }

    /// The bank's account for a purpose in one of its currencies.
    public AccountId of(BankPurpose purpose, Currency currency) {
        AccountId account = known.get(new Key(purpose, currency));
        Check.state(account != null, "the bank has an account for " + purpose + " " + currency);
        return Objects.requireNonNull(account);
    }

    private AccountId findOrOpen(BankPurpose purpose, Currency currency) {
        return sql.bankAccount(purpose, currency)
                .orElseGet(() ->
                        Objects.requireNonNull(
                                transaction.execute(status -> openUnderLock(purpose, currency))));
    }

    /// Two nodes may start together; the book's lock makes one wait and find what the other opened.
    private AccountId openUnderLock(BankPurpose purpose, Currency currency) {
        Book book = journal.lockBook(profile.calendar().today(clock.instant()));
        Optional<AccountId> opened = sql.bankAccount(purpose, currency);
        if (opened.isPresent()) {
            return opened.get();
        }
        Check.state(book.lastSeq() >= 0, "the book is there");
        AccountId id = AccountId.next();
        journal.openAccounts(
                List.of(OpenAccount.forBank(id, currency.code(), purpose.accountClass())));
        sql.insertBankAccount(purpose, currency, id);
        return id;
    }
}
