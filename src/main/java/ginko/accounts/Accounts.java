package ginko.accounts;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.AccountId;
import ginko.kernel.Check;
import ginko.kernel.Currency;
import ginko.kernel.CustomerId;
import ginko.kernel.Money;
import ginko.ledger.AccountClass;
import ginko.ledger.Balance;
import ginko.ledger.Balances;
import ginko.ledger.Journal;
import ginko.ledger.OpenAccount;
import ginko.policy.AccountNumbers;
import ginko.policy.AccountType;
import ginko.policy.BankProfile;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Opens and finds accounts of customers.
@Component
public class Accounts {

    private static final int NUMBER_TRIES = 20;
    private static final int PLAIN_SERIALS = 1_000_000;
    private static final int JAPAN_SERIALS = 10_000_000;

    private final AccountsSql sql;
    private final Journal journal;
    private final Balances balances;
    private final AuditTrail audit;
    private final BankProfile profile;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Accounts(
            AccountsSql sql,
            Journal journal,
            Balances balances,
            AuditTrail audit,
            BankProfile profile,
            Clock clock) {
        this.sql = sql;
        this.journal = journal;
        this.balances = balances;
        this.audit = audit;
        this.profile = profile;
        this.clock = clock;
    }

    /// Opens an account on behalf of `actor`. It starts empty.
    @Transactional
    public Account open(NewAccount wish, String actor) {
        return openAsOf(profile.calendar().today(clock.instant()), wish, actor);
    }

    /// Opens an account that existed before, on the date it had: for a move from another system and
    /// for the sample customers of the demo bank.
    @Transactional
    public Account openAsOf(LocalDate openedOn, NewAccount wish, String actor) {
        AccountId id = AccountId.next();
        Account account =
                new Account(
                        id,
                        wish.customer(),
                        freeNumber(wish),
                        wish.kind(),
                        wish.currency(),
                        wish.nickname(),
                        wish.cardMasked(),
                        openedOn);
        journal.openAccounts(List.of(ledgerAccount(id, wish)));
        sql.insert(account);
        audit.record(
                AuditEvent.of("ACCOUNT_OPENED", actor, "account", id.value())
                        .with("kind", wish.kind().name())
                        .with("currency", wish.currency().code()));
        return account;
    }

    private static OpenAccount ledgerAccount(AccountId id, NewAccount wish) {
        String currency = wish.currency().code();
        return wish.kind() == AccountKind.LOAN
                ? new OpenAccount(id, currency, AccountClass.ASSET, OpenAccount.NO_FLOOR, 0)
                : OpenAccount.forCustomer(id, currency);
    }

    private String freeNumber(NewAccount wish) {
        AccountNumbers numbers = profile.accountNumbers();
        for (int i = 0; i < NUMBER_TRIES; i++) {
            String number =
                    switch (numbers.scheme()) {
                        case PLAIN ->
                                numbers.compose(
                                        wish.branch(),
                                        AccountType.ORDINARY,
                                        random.nextInt(PLAIN_SERIALS));
                        case JAPAN ->
                                numbers.compose(
                                        wish.branch(),
                                        type(wish.kind()),
                                        random.nextInt(JAPAN_SERIALS));
                    };
            if (sql.byNumber(number).isEmpty()) {
                return number;
            }
        }
        throw new IllegalStateException("no free account number found");
    }

    private static AccountType type(AccountKind kind) {
        return switch (kind) {
            case SAVINGS, DEPOSIT -> AccountType.SAVINGS;
            case MERCHANT -> AccountType.CURRENT;
            case CURRENT, LOAN, CARD -> AccountType.ORDINARY;
        };
    }

    /// All accounts of a customer with their balances: current accounts first, then savings, cards,
    /// deposits and loans.
    @Transactional(readOnly = true)
    public List<AccountView> ofCustomer(CustomerId customer) {
        List<Account> accounts = sql.ofCustomer(customer);
        Map<AccountId, Balance> now = balances.of(accounts.stream().map(Account::id).toList());
        return accounts.stream().map(account -> view(account, now)).toList();
    }

    /// An account of this customer; another customer's account is not found.
    @Transactional(readOnly = true)
    public Optional<AccountView> find(AccountId id, CustomerId customer) {
        return sql.find(id)
                .filter(account -> account.customer().equals(customer))
                .map(account -> view(account, balances.of(List.of(id))));
    }

    /// Looks many accounts up with one statement, whoever owns them; ids and canonical numbers that
    /// do not exist are left out.
    @Transactional(readOnly = true)
    public AccountDirectory lookUp(Collection<AccountId> ids, Collection<String> numbers) {
        return new AccountDirectory(
                ids.isEmpty() && numbers.isEmpty() ? List.of() : sql.find(ids, numbers));
    }

    /// The account with a canonical number, whoever owns it.
    @Transactional(readOnly = true)
    public Optional<Account> byNumber(String number) {
        return sql.byNumber(number);
    }

    /// Gives an account of this customer a name of his own; an empty name takes it away. False when
    /// there is no such account.
    @Transactional
    public boolean rename(AccountId id, CustomerId customer, String nickname) {
        Check.argument(nickname.length() <= 40, "a name has at most 40 characters");
        return sql.rename(id, customer, nickname.isBlank() ? null : nickname.strip());
    }

    private static AccountView view(Account account, Map<AccountId, Balance> balances) {
        Balance balance = balances.get(account.id());
        if (balance == null) {
            throw new IllegalStateException("account without a ledger account " + account.id());
        }
        Currency currency = account.currency();
        return new AccountView(
                account,
                new Money(balance.bookedMinor(), currency),
                new Money(balance.heldMinor(), currency),
                new Money(
                        account.kind() == AccountKind.LOAN ? 0 : balance.availableMinor(),
                        currency),
                balance.state());
    }
}
