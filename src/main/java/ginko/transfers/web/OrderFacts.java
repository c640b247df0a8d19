package ginko.transfers.web;

import ginko.kernel.Language;
import ginko.kernel.Money;
import ginko.policy.BankProfile;
import ginko.policy.OperationKind;
import ginko.policy.OtherBank;
import ginko.policy.Period;
import ginko.transfers.Transfer;
import ginko.transfers.TransferForm;
import ginko.transfers.TransferRoute;
import ginko.transfers.TransferState;
import ginko.transfers.TransferTerms;
import ginko.transfers.Transfers;
import ginko.web.Arg;
import ginko.web.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Writes the facts of an order the same way wherever they are shown: check page, confirmation,
/// receipt and PDF.
@Component
class OrderFacts {

    private final Texts texts;
    private final BankProfile profile;
    private final Clock clock;

    OrderFacts(Texts texts, BankProfile profile, Clock clock) {
        this.texts = texts;
        this.profile = profile;
        this.clock = clock;
    }

    /// What the customer is asked to confirm, in full.
    List<Fact> ofTerms(TransferTerms terms, Language language) {
        Money amount = money(terms, terms.amountMinor());
        Money fee = money(terms, terms.feeMinor());
        List<Fact> facts = new ArrayList<>();
        facts.add(fact(language, "kind", kind(language, terms.kind()), Fact.Kind.TEXT));
        facts.add(fact(language, "from", terms.fromNumber(), Fact.Kind.IDENTIFIER));
        addPayee(
                facts,
                language,
                new Payee(terms.payeeBank(), terms.payeeNumber(), terms.payeeName()));
        facts.add(fact(language, "amount", texts.money(language, amount), Fact.Kind.MAIN));
        addFee(facts, language, amount, fee);
        facts.add(
                fact(
                        language,
                        "arrival",
                        arrival(terms.kind(), terms.valueDate(), language),
                        Fact.Kind.TEXT));
        addPurpose(facts, language, terms.purpose());
        return facts;
    }

    /// The names of the accounts of a form, `to` only where it is the customer's own.
    record Accounts(String from, String to) {}

    /// What was typed already, apart from the amount.
    List<Fact> ofForm(TransferForm form, Accounts accounts, Language language) {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact(language, "from", accounts.from(), Fact.Kind.TEXT));
        if (form.route() == TransferRoute.OWN) {
            facts.add(fact(language, "payee", accounts.to(), Fact.Kind.TEXT));
        } else {
            addPayee(
                    facts,
                    language,
                    new Payee(form.payeeBank(), form.payeeNumber(), form.payeeName()));
        }
        addPurpose(facts, language, form.purpose());
        return facts;
    }

    /// The few facts that must not be mistaken, for the page with the code field.
    List<Fact> keyOf(TransferTerms terms, Language language) {
        List<Fact> facts = new ArrayList<>();
        addPayee(
                facts,
                language,
                new Payee(terms.payeeBank(), terms.payeeNumber(), terms.payeeName()));
        Money amount = money(terms, terms.amountMinor());
        facts.add(fact(language, "amount", texts.money(language, amount), Fact.Kind.MAIN));
        addFee(facts, language, amount, money(terms, terms.feeMinor()));
        return facts;
    }

    /// The receipt of a confirmed transfer.
    List<Fact> ofTransfer(Transfer transfer, Language language) {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact(language, "reference", transfer.id().toString(), Fact.Kind.IDENTIFIER));
        facts.add(fact(language, "state", state(language, transfer.state()), Fact.Kind.TEXT));
        facts.add(fact(language, "kind", kind(language, transfer.kind()), Fact.Kind.TEXT));
        facts.add(
                fact(
                        language,
                        "executed",
                        texts.instant(language, transfer.executedAt()),
                        Fact.Kind.TEXT));
        facts.add(fact(language, "from", transfer.fromNumber(), Fact.Kind.IDENTIFIER));
        addPayee(
                facts,
                language,
                new Payee(transfer.payeeBank(), transfer.payeeNumber(), transfer.payeeName()));
        facts.add(
                fact(language, "amount", texts.money(language, transfer.amount()), Fact.Kind.MAIN));
        addFee(facts, language, transfer.amount(), transfer.fee());
        facts.add(
                fact(
                        language,
                        "value-date",
                        texts.weekdayDate(language, transfer.valueDate()),
                        Fact.Kind.TEXT));
        addPurpose(facts, language, transfer.purpose());
        return facts;
    }

    private record Payee(String bank, String number, String name) {}

    private void addPayee(List<Fact> facts, Language language, Payee payee) {
        if (!payee.name().isEmpty()) {
            facts.add(fact(language, "payee", payee.name(), Fact.Kind.TEXT));
        }
        facts.add(fact(language, "payee-number", payee.number(), Fact.Kind.IDENTIFIER));
        if (!payee.bank().isEmpty()) {
            facts.add(
                    fact(language, "payee-bank", bankName(language, payee.bank()), Fact.Kind.TEXT));
        }
    }

    private void addFee(List<Fact> facts, Language language, Money amount, Money fee) {
        facts.add(
                fact(
                        language,
                        "fee",
                        fee.isZero()
                                ? texts.text(language, "transfers.fee.none")
                                : texts.money(language, fee),
                        Fact.Kind.AMOUNT));
        if (!fee.isZero()) {
            facts.add(
                    fact(
                            language,
                            "total",
                            texts.money(language, amount.plus(fee)),
                            Fact.Kind.AMOUNT));
        }
    }

    private void addPurpose(List<Fact> facts, Language language, String purpose) {
        if (!purpose.isEmpty()) {
            facts.add(fact(language, "purpose", purpose, Fact.Kind.TEXT));
        }
    }

    private Fact fact(Language language, String name, String value, Fact.Kind kind) {
        return new Fact(texts.text(language, "transfers.fact." + name), value, kind);
    }

    String kind(Language language, OperationKind kind) {
        return texts.text(language, "policy.operation." + kind.name());
    }

    String state(Language language, TransferState state) {
        return texts.text(language, "transfers.state." + state.name());
    }

    private String bankName(Language language, String code) {
        return profile.otherBanks().stream()
                .filter(bank -> bank.code().equals(code))
                .map(bank -> bank.name(language))
                .findFirst()
                .orElse(code);
    }

    List<OtherBank> otherBanks() {
        return profile.otherBanks();
    }

    /// When the money arrives, and why not earlier.
    private String arrival(OperationKind kind, LocalDate valueDate, Language language) {
        if (kind != OperationKind.INTERBANK_TRANSFER) {
            return texts.text(language, "transfers.arrival.now");
        }
        LocalDate today = profile.calendar().today(clock.instant());
        String key =
                valueDate.equals(today) ? "transfers.arrival.today" : "transfers.arrival.later";
        return texts.text(
                language,
                key,
                Arg.of("on", texts.weekdayDate(language, valueDate)),
                Arg.of("cutOff", profile.clearing().cutOff()));
    }

    /// What is left of the limits an order counts against.
    List<Fact> limits(List<Transfers.LimitLeft> limits, Language language) {
        return limits.stream()
                .filter(limit -> limit.rule().period() != Period.OPERATION)
                .map(limit ->
                        new Fact(
                                limit.rule().name().in(language),
                                texts.text(
                                        language,
                                        "transfers.limit.left",
                                        Arg.of("left", limit.left()),
                                        Arg.of("ceiling", limit.ceiling())),
                                Fact.Kind.TEXT))
                .toList();
    }

    private Money money(TransferTerms terms, long minor) {
        return new Money(minor, profile.currencies().byCode(terms.currency()).orElseThrow());
    }
}
