package ginko.staff;

import ginko.accounts.Account;
import ginko.kernel.Money;
import ginko.policy.BankProfile;
import ginko.policy.StaffRules;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes in cash: up to the ceiling of the profile by one member of staff alone, above it with a
/// second person.
@Service
public class Counter {

    private final CounterCash cash;
    private final Requests requests;
    private final StaffRules rules;

    Counter(CounterCash cash, Requests requests, BankProfile profile) {
        this.cash = cash;
        this.requests = requests;
        this.rules = profile.staff();
    }

    /// Cash somebody lays on the counter. `key` was made with the form: the same form counts once.
    public record CashIn(UUID key, Account account, Money amount) {}

    /// Books the cash, or asks for a second person.
    @Transactional
    public CashOutcome payIn(CashIn wish, Member member) {
        boolean isAlone =
                rules.cashIn(wish.account().currency())
                        .filter(ceiling -> wish.amount().compareTo(ceiling) <= 0)
                        .isPresent();
        if (!isAlone) {
            return new CashOutcome.Asked(
                    requests.ask(
                            new Wish(
                                    RequestKind.CASH_IN,
                                    wish.account().customer(),
                                    wish.account().id().value(),
                                    wish.amount(),
                                    null,
                                    wish.account().number()),
                            member));
        }
        return cash.post(wish.key(), wish.account(), wish.amount(), member)
                .<CashOutcome>map(CashOutcome.Refused::new)
                .orElseGet(CashOutcome.PaidIn::new);
    }
}
