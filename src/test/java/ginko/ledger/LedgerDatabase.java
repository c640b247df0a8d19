package ginko.ledger;

import ginko.kernel.AccountId;
import ginko.testing.SettableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// The ledger over a real database, as a module that uses it sees it.
final class LedgerDatabase {

    static final LocalDate DAY = LedgerFixture.DAY;

    final SettableClock clock = new SettableClock(LedgerFixture.NOON);
    final JdbcClient jdbc;
    final Journal journal;
    final Balances balances;
    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;
    private final LedgerVerifier verifier;

    LedgerDatabase(DataSource source) {
        jdbc = JdbcClient.create(source);
        journal = new Journal(new LedgerSql(jdbc), new StoreSql(jdbc), clock);
        balances = new Balances(new StatementSql(jdbc));
        verifier = new LedgerVerifier(new VerifySql(jdbc));
        JdbcTransactionManager manager = new JdbcTransactionManager(source);
        transaction = new TransactionTemplate(manager);
        snapshot = new TransactionTemplate(manager);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    AccountId customer() {
        return customer("UAH");
    }

    AccountId customer(String currency) {
        AccountId id = AccountId.next();
        open(OpenAccount.forCustomer(id, currency));
        return id;
    }

    AccountId bank(String currency) {
        AccountId id = AccountId.next();
        open(OpenAccount.forBank(id, currency, AccountClass.ASSET));
        return id;
    }

    void open(OpenAccount... accounts) {
        transaction.executeWithoutResult(status -> journal.openAccounts(List.of(accounts)));
    }

    /// A customer's account with money on it, paid in from an account of the bank.
    AccountId fundedCustomer(AccountId bank, long amount) {
        AccountId id = customer();
        if (!post(LedgerFixture.transfer(bank, id, amount)).isDone()) {
            throw new AssertionError("the account was not funded");
        }
        return id;
    }

    PostOutcome post(PostRequest request) {
        return post(DAY, request);
    }

    PostOutcome post(LocalDate day, PostRequest request) {
        return inTransaction(() -> journal.post(day, List.of(request))).getFirst();
    }

    List<PostOutcome> postBatch(LocalDate day, List<PostRequest> requests) {
        return inTransaction(() -> journal.post(day, requests));
    }

    long booked(AccountId account) {
        return Objects.requireNonNull(balances.of(List.of(account)).get(account)).bookedMinor();
    }

    long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    void at(Instant instant) {
        clock.set(instant);
    }

    VerificationReport verify() {
        return Objects.requireNonNull(snapshot.execute(status -> verifier.verify()));
    }
}
