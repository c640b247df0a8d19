package ginko.bills.web;

import ginko.bills.Bill;
import ginko.bills.BillPayment;
import ginko.cards.CardBanks;
import ginko.kernel.Currency;
import ginko.kernel.Language;
import ginko.kernel.Money;
import ginko.policy.BankProfile;
import ginko.web.Texts;
import org.springframework.stereotype.Component;

/// Writes payments in the words of a language.
@Component
class BillLines {

    /// Bills are in rials whatever else the bank keeps.
    private static final Currency RIAL = new Currency("IRR", 0);

    private static final int BANK_DIGITS = 6;

    private final BankProfile profile;
    private final CardBanks banks;
    private final Texts texts;

    BillLines(BankProfile profile, CardBanks banks, Texts texts) {
        this.profile = profile;
        this.banks = banks;
        this.texts = texts;
    }

    static Money rials(long amount) {
        return new Money(amount, RIAL);
    }

    BillLine of(BillPayment payment, Language language) {
        Bill bill = payment.bill();
        String reference = payment.reference();
        String masked = payment.cardMasked();
        String reason = payment.reason();
        return new BillLine(
                payment,
                texts.text(language, bill.service().messageKey()),
                Shown.company(language, bill, profile, texts),
                rials(bill.amountRials()),
                Shown.digits(language, bill.billId()),
                Shown.digits(language, bill.payId()),
                Shown.digits(language, "%d / %02d".formatted(bill.year(), bill.period())),
                reference == null ? "" : Shown.groups(language, reference),
                payment.trace() == 0
                        ? ""
                        : Shown.digits(language, "%06d".formatted(payment.trace())),
                masked == null ? "" : Shown.groups(language, masked),
                masked == null ? "" : bank(masked, language),
                reason == null ? "" : texts.text(language, "refusal." + reason));
    }

    private String bank(String masked, Language language) {
        return banks.of(masked.substring(0, BANK_DIGITS))
                .map(bank -> bank.name(language))
                .orElse("");
    }
}
