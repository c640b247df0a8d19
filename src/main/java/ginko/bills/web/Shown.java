package ginko.bills.web;

import ginko.bills.Bill;
import ginko.kernel.Language;
import ginko.policy.BankProfile;
import ginko.web.Arg;
import ginko.web.Texts;

/// How ids and names of bills are written for people.
final class Shown {

    private static final char PERSIAN_ZERO = '\u06F0';
    private static final int GROUP = 4;

    private Shown() {}

    /// Digits as the language writes them.
    static String digits(Language language, String digits) {
        if (language != Language.FA) {
            return digits;
        }
        StringBuilder out = new StringBuilder(digits.length());
        for (char c : digits.toCharArray()) {
            out.append(c >= '0' && c <= '9' ? (char) (PERSIAN_ZERO + (c - '0')) : c);
        }
        return out.toString();
    }

    /// In groups of four.
    static String groups(Language language, String digits) {
        return digits(language, digits.replaceAll(".{" + GROUP + "}(?=.)", "$0 "));
    }

    /// The company that issued a bill, by its name or its code.
    static String company(Language language, Bill bill, BankProfile profile, Texts texts) {
        return profile.bills()
                .company(bill.service(), bill.company())
                .map(company -> company.name().in(language))
                .orElseGet(() ->
                        texts.text(
                                language,
                                "bills.company",
                                Arg.of(
                                        "service",
                                        texts.text(language, bill.service().messageKey())),
                                Arg.identifier("code", digits(language, bill.company()))));
    }
}
