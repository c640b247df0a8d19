package ginko.transfers;

import ginko.accounts.Account;
import ginko.accounts.AccountDirectory;
import ginko.accounts.AccountKind;
import ginko.accounts.Accounts;
import ginko.customers.Customer;
import ginko.customers.Customers;
import ginko.kernel.AccountId;
import ginko.kernel.CustomerId;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads what a customer typed and turns it into terms, or says field by field what is wrong.
@Component
class TransferQuotes {

    /// Terms, or the faults that stand against them.
    record Reading(
            Customer payer, @Nullable TransferTerms terms, Map<String, RefusedBecause> faults) {}

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

    /// What somebody typed.
    record Wish(TransferForm form, SignedInUser user) {}

    Reading read(TransferForm form, SignedInUser user) {
        return read(List.of(new Wish(form, user))).getFirst();
    }

    /// Reads many wishes with one look at the accounts and one at the customers they name.
    List<Reading> read(List<Wish> wishes) {
        Parties parties = parties(wishes);
        return wishes.stream().map(wish -> read(wish.form(), wish.user(), parties)).toList();
    }

    private record Parties(AccountDirectory accounts, Map<CustomerId, Customer> customers) {

        Customer customer(CustomerId id) {
            return Objects.requireNonNull(customers.get(id), "an account has a customer");
        }
    }

    private Parties parties(List<Wish> wishes) {
        Set<AccountId> ids = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        Set<CustomerId> people = new HashSet<>();
        for (Wish wish : wishes) {
            TransferForm form = wish.form();
            Ids.parse(form.from()).map(AccountId::new).ifPresent(ids::add);
            Ids.parse(form.to()).map(AccountId::new).ifPresent(ids::add);
            profile.accountNumbers().parse(form.payeeNumber()).ifPresent(numbers::add);
            people.add(wish.user().customer());
        }
        AccountDirectory found = accounts.lookUp(ids, numbers);
        found.all().forEach(account -> people.add(account.customer()));
        return new Parties(found, customers.find(people));
    }

    private Reading read(TransferForm form, SignedInUser user, Parties parties) {
        Customer payer = parties.customer(user.customer());
        Map<String, RefusedBecause> faults = new LinkedHashMap<>();
        Optional<Account> from = payer(form.from(), user, parties);
        if (from.isEmpty()) {
            faults.put("from", RefusedBecause.of(TransferRefusal.PAYER_ACCOUNT_UNKNOWN));
        }
        Payee payee = payee(new Wish(form, user), parties, faults);
        String purpose = TransferTexts.tidy(form.purpose());
        if (!TransferTexts.isPlain(purpose, TransferTexts.PURPOSE_LENGTH_MAX)) {
            faults.put("purpose", RefusedBecause.of(TransferRefusal.PURPOSE_MALFORMED));
        }
        Money amount = from.map(account -> amount(form, account, user, faults)).orElse(null);
        if (from.isEmpty() || payee == null || amount == null || !faults.isEmpty()) {
            return new Reading(payer, null, faults);
        }
        Optional<TransferRefusal> mismatch = mismatch(from.get(), payee);
        if (mismatch.isPresent()) {
            String field = payee.kind() == OperationKind.OWN_TRANSFER ? "to" : "payeeNumber";
            faults.put(field, RefusedBecause.of(mismatch.get()));
            return new Reading(payer, null, faults);
        }
        return new Reading(
                payer, terms(from.get(), payee, amount, new Words(purpose, payer)), faults);
    }

    private record Words(String purpose, Customer payer) {}

    private Optional<Account> payer(String id, SignedInUser user, Parties parties) {
        return own(id, user, parties).filter(account -> account.kind().canPay());
    }

    private static Optional<Account> own(String id, SignedInUser user, Parties parties) {
        return Ids.parse(id)
                .flatMap(uuid -> parties.accounts().byId(new AccountId(uuid)))
                .filter(account -> account.customer().equals(user.customer()));
    }

    private @Nullable Payee payee(Wish wish, Parties parties, Map<String, RefusedBecause> faults) {
        return switch (wish.form().route()) {
            case OWN -> ownPayee(wish, parties, faults);
            case INTERNAL, PURCHASE -> payeeHere(wish.form(), parties, faults);
            case INTERBANK -> payeeElsewhere(wish.form(), faults);
        };
    }

    private @Nullable Payee ownPayee(
            Wish wish, Parties parties, Map<String, RefusedBecause> faults) {
        Optional<Account> to = own(wish.form().to(), wish.user(), parties);
        if (to.isEmpty()) {
            faults.put("to", RefusedBecause.of(TransferRefusal.PAYEE_UNKNOWN));
            return null;
        }
        Account account = to.get();
        return new Payee(
                OperationKind.OWN_TRANSFER,
                account,
                "",
                account.number(),
                wish.user().displayName());
    }

    private @Nullable Payee payeeHere(
            TransferForm form, Parties parties, Map<String, RefusedBecause> faults) {
        Optional<String> number = profile.accountNumbers().parse(form.payeeNumber());
        if (number.isEmpty()) {
            faults.put("payeeNumber", RefusedBecause.of(TransferRefusal.PAYEE_NUMBER_MALFORMED));
            return null;
        }
        Optional<Account> found =
                parties.accounts()
                        .byNumber(number.get())
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
        return new Payee(
                shop ? OperationKind.PURCHASE : OperationKind.INTERNAL_TRANSFER,
                account,
                "",
                account.number(),
                parties.customer(account.customer()).displayName());
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
        Customer payer = words.payer();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        OperationKind kind = kind(payee, payer.id());
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
    private static OperationKind kind(Payee payee, CustomerId payer) {
        return payee.account() != null && payee.account().customer().equals(payer)
                ? OperationKind.OWN_TRANSFER
                : payee.kind();
    }
}
