package ginko.transfers;

import ginko.accounts.Account;
import ginko.accounts.AccountKind;
import ginko.accounts.AccountView;
import ginko.accounts.Accounts;
import ginko.customers.Customer;
import ginko.customers.Customers;
import ginko.kernel.AccountId;
import ginko.kernel.Ids;
import ginko.kernel.Money;
import ginko.kernel.Refusal;
import ginko.policy.BankProfile;
import ginko.policy.OperationKind;
import ginko.web.AmountInput;
import ginko.web.SignedInUser;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads what a customer typed and turns it into terms, or says field by field what is wrong.
@Component
class TransferQuotes {

    /// Terms, or the faults that stand against them.
    record Reading(@Nullable TransferTerms terms, Map<String, RefusedBecause> faults) {}

    /// The side of the order that receives.
    private record Payee(
            OperationKind kind,
            @Nullable Account account,
            String bank,
            String number,
            String name) {}

    private final Accounts accounts;
    private final Customers customers;
    private final BankProfile profile;
    private final TransferSetting setting;
    private final Clock clock;

    TransferQuotes(
            Accounts accounts,
            Customers customers,
            BankProfile profile,
            TransferSetting setting,
            Clock clock) {
        this.accounts = accounts;
        this.customers = customers;
        this.profile = profile;
        this.setting = setting;
        this.clock = clock;
    }

    Reading read(TransferForm form, SignedInUser user) {
        Map<String, RefusedBecause> faults = new LinkedHashMap<>();
        Optional<Account> from = payer(form.from(), user);
        if (from.isEmpty()) {
            faults.put("from", RefusedBecause.of(TransferRefusal.PAYER_ACCOUNT_UNKNOWN));
        }
        Payee payee = payee(form, user, faults);
        String purpose = TransferTexts.tidy(form.purpose());
        if (!TransferTexts.isPlain(purpose, TransferTexts.PURPOSE_LENGTH_MAX)) {
            faults.put("purpose", RefusedBecause.of(TransferRefusal.PURPOSE_MALFORMED));
        }
        Money amount = from.map(account -> amount(form, account, user, faults)).orElse(null);
        if (from.isEmpty() || payee == null || amount == null || !faults.isEmpty()) {
            return new Reading(null, faults);
        }
        Optional<TransferRefusal> mismatch = mismatch(from.get(), payee);
        if (mismatch.isPresent()) {
            String field = payee.kind() == OperationKind.OWN_TRANSFER ? "to" : "payeeNumber";
            faults.put(field, RefusedBecause.of(mismatch.get()));
            return new Reading(null, faults);
        }
        return new Reading(terms(from.get(), payee, amount, new Words(purpose, user)), faults);
    }

    private record Words(String purpose, SignedInUser user) {}

    private Optional<Account> payer(String id, SignedInUser user) {
        return own(id, user).filter(account -> account.kind().canPay());
    }

    private Optional<Account> own(String id, SignedInUser user) {
        return Ids.parse(id)
                .flatMap(uuid -> accounts.find(new AccountId(uuid), user.customer()))
                .map(AccountView::account);
    }

    private @Nullable Payee payee(
            TransferForm form, SignedInUser user, Map<String, RefusedBecause> faults) {
        return switch (form.route()) {
            case OWN -> ownPayee(form, user, faults);
            case INTERNAL, PURCHASE -> payeeHere(form, faults);
            case INTERBANK -> payeeElsewhere(form, faults);
        };
    }

    private @Nullable Payee ownPayee(
            TransferForm form, SignedInUser user, Map<String, RefusedBecause> faults) {
        Optional<Account> to =
                own(form.to(), user).filter(account -> account.kind() != AccountKind.LOAN);
        if (to.isEmpty()) {
            faults.put("to", RefusedBecause.of(TransferRefusal.PAYEE_UNKNOWN));
            return null;
        }
        Account account = to.get();
        return new Payee(
                OperationKind.OWN_TRANSFER, account, "", account.number(), user.displayName());
    }

    private @Nullable Payee payeeHere(TransferForm form, Map<String, RefusedBecause> faults) {
        Optional<String> number = profile.accountNumbers().parse(form.payeeNumber());
        if (number.isEmpty()) {
            faults.put("payeeNumber", RefusedBecause.of(TransferRefusal.PAYEE_NUMBER_MALFORMED));
            return null;
        }
        Optional<Account> found =
                accounts.byNumber(number.get())
                        .filter(account -> account.kind().canReceiveFromOthers());
        if (found.isEmpty()) {
            faults.put("payeeNumber", RefusedBecause.of(TransferRefusal.PAYEE_UNKNOWN));
            return null;
        }
        Account account = found.get();
        boolean shop = account.kind() == AccountKind.MERCHANT;
        if (form.route() == TransferRoute.PURCHASE && !shop) {
            faults.put("payeeNumber", RefusedBecause.of(TransferRefusal.PAYEE_NOT_A_SHOP));
            return null;
        }
        String name = customers.find(account.customer()).map(Customer::displayName).orElseThrow();
        return new Payee(
                shop ? OperationKind.PURCHASE : OperationKind.INTERNAL_TRANSFER,
                account,
                "",
                account.number(),
                name);
    }

    private @Nullable Payee payeeElsewhere(TransferForm form, Map<String, RefusedBecause> faults) {
        boolean bankKnown =
                profile.otherBanks().stream()
                        .anyMatch(bank -> bank.code().equals(form.payeeBank()));
        if (!bankKnown) {
            faults.put("payeeBank", RefusedBecause.of(TransferRefusal.PAYEE_BANK_UNKNOWN));
        }
        Optional<String> number = profile.accountNumbers().parse(form.payeeNumber());
        if (number.isEmpty()) {
            faults.put("payeeNumber", RefusedBecause.of(TransferRefusal.PAYEE_NUMBER_MALFORMED));
        }
        String name = TransferTexts.tidy(form.payeeName());
        if (name.isEmpty() || !TransferTexts.isPlain(name, TransferTexts.NAME_LENGTH_MAX)) {
            faults.put("payeeName", RefusedBecause.of(TransferRefusal.PAYEE_NAME_MALFORMED));
        }
        return number.filter(any -> faults.isEmpty() || !faults.containsKey("payeeName"))
                .map(digits ->
                        new Payee(
                                OperationKind.INTERBANK_TRANSFER,
                                null,
                                form.payeeBank(),
                                digits,
                                name))
                .orElse(null);
    }

    private @Nullable Money amount(
            TransferForm form,
            Account from,
            SignedInUser user,
            Map<String, RefusedBecause> faults) {
        Refusal wrong =
                switch (AmountInput.parse(form.amount(), from.currency(), user.language())) {
                    case AmountInput.Result.Read(Money money) when money.isPositive() -> {
                        yield null;
                    }
                    case AmountInput.Result.Read zero -> TransferRefusal.AMOUNT_ZERO;
                    case AmountInput.Result.Ask ask -> TransferFormRefusal.AMOUNT_AMBIGUOUS;
                    case AmountInput.Result.Wrong(var refusal) -> refusal;
                };
        if (wrong != null) {
            faults.put("amount", RefusedBecause.of(wrong));
            return null;
        }
        return AmountInput.parse(form.amount(), from.currency(), user.language())
                        instanceof AmountInput.Result.Read(Money money)
                ? money
                : null;
    }

    private static Optional<TransferRefusal> mismatch(Account from, Payee payee) {
        Account account = payee.account();
        if (account == null) {
            return Optional.empty();
        }
        if (account.id().equals(from.id())) {
            return Optional.of(TransferRefusal.SAME_ACCOUNT);
        }
        return account.currency().equals(from.currency())
                ? Optional.empty()
                : Optional.of(TransferRefusal.CURRENCY_DIFFERS);
    }

    private TransferTerms terms(Account from, Payee payee, Money amount, Words words) {
        Customer payer = customers.find(words.user().customer()).orElseThrow();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        OperationKind kind = kind(payee, words.user());
        Money fee =
                setting.rules()
                        .fee(
                                kind,
                                from.number(),
                                payee.number(),
                                new TransferRules.FeeCase(payer.feeClass(), amount));
        return new TransferTerms(
                kind,
                from.id().value(),
                from.number(),
                payer.displayName(),
                payee.account() == null ? null : payee.account().id().value(),
                payee.bank(),
                payee.number(),
                payee.name(),
                amount.currency().code(),
                amount.minor(),
                fee.minor(),
                setting.rules().valueDate(kind, now),
                words.purpose(),
                now);
    }

    /// Money to an own account is an own transfer, whichever way it was entered.
    private static OperationKind kind(Payee payee, SignedInUser user) {
        return payee.account() != null && payee.account().customer().equals(user.customer())
                ? OperationKind.OWN_TRANSFER
                : payee.kind();
    }
}
