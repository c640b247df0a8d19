package ginko.staff;

import ginko.accounts.Account;
import ginko.accounts.AccountView;
import ginko.accounts.Accounts;
import ginko.accounts.BankAccounts;
import ginko.accounts.BankPurpose;
import ginko.identity.Login;
import ginko.kernel.AccountId;
import ginko.kernel.Fingerprint;
import ginko.kernel.Ids;
import ginko.kernel.Money;
import ginko.kernel.Refusal;
import ginko.ledger.EntryKind;
import ginko.ledger.Journal;
import ginko.ledger.LedgerRefusal;
import ginko.ledger.Leg;
import ginko.ledger.PostOutcome;
import ginko.ledger.PostRequest;
import ginko.ledger.RequestKey;
import ginko.ledger.TextCode;
import ginko.otp.By;
import ginko.otp.GeneratorDesk;
import ginko.otp.GeneratorRefusal;
import ginko.otp.TokenView;
import ginko.policy.BankProfile;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/// Adds a generator or replaces a lost one at the counter: the form lies there, the fee is booked,
/// and a generator of the stock gets its owner, in one transaction.
@Service
public class TokenCounter {

    private static final UUID CLIENT = UUID.fromString("019ab000-0000-7000-8000-0000000000c6");

    private final GeneratorDesk desk;
    private final Accounts accounts;
    private final BankAccounts bank;
    private final Journal journal;
    private final BankProfile profile;
    private final Clock clock;
    private final long feeMinor;

    TokenCounter(
            GeneratorDesk desk,
            Accounts accounts,
            BankAccounts bank,
            Journal journal,
            BankProfile profile,
            Clock clock,
            @Value("${ginko.tokens.fee:2200}") long feeMinor) {
        this.desk = desk;
        this.accounts = accounts;
        this.bank = bank;
        this.journal = journal;
        this.profile = profile;
        this.clock = clock;
        this.feeMinor = feeMinor;
    }

    /// What became of the wish.
    public sealed interface Outcome {

        /// The customer owns it; it has to be posted or handed over.
        record Allocated(TokenView token) implements Outcome {}

        /// Nothing was booked and nothing given away.
        record Refused(Refusal reason) implements Outcome {}
    }

    /// The prescribed fee, in the base currency.
    public Money fee() {
        return new Money(feeMinor, profile.currencies().base());
    }

    /// Takes the fee from an account of the customer and gives his login a generator of the stock.
    ///
    /// @param paper number of the form
    @Transactional
    public Outcome allocate(Login login, AccountId from, String paper, Member member) {
        Optional<Account> account =
                accounts.find(from, login.customer())
                        .map(AccountView::account)
                        .filter(found -> found.currency().equals(profile.currencies().base()));
        if (account.isEmpty()) {
            return new Outcome.Refused(LedgerRefusal.INSUFFICIENT_FUNDS);
        }
        UUID key = Ids.next();
        PostOutcome posted = book(account.get(), key);
        if (!posted.isDone()) {
            return new Outcome.Refused(
                    posted instanceof PostOutcome.Refused refused
                            ? refused.refusal()
                            : LedgerRefusal.KEY_REUSED);
        }
        Optional<TokenView> token = desk.allocate(login.id(), By.clerk(member.actor(), paper), key);
        if (token.isEmpty()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Outcome.Refused(GeneratorRefusal.STOCK_EMPTY);
        }
        return new Outcome.Allocated(token.get());
    }

    private PostOutcome book(Account account, UUID key) {
        PostRequest request =
                PostRequest.of(
                        new RequestKey(CLIENT, key),
                        Fingerprint.of("token-fee", account.id().toString(), fee().toString()),
                        EntryKind.FEE,
                        "",
                        List.of(
                                Leg.of(account.id(), -feeMinor, TextCode.FEE),
                                Leg.of(
                                        bank.of(BankPurpose.FEE_INCOME, account.currency()),
                                        feeMinor,
                                        TextCode.FEE)));
        return journal.post(profile.calendar().today(clock.instant()), List.of(request)).getFirst();
    }
}
