package ginko.staff.web;

import ginko.bills.BillPayment;
import ginko.bills.CardDay;
import ginko.bills.CompanyDay;
import ginko.bills.Difference;
import ginko.kernel.Currency;
import ginko.kernel.Money;
import ginko.staff.Member;
import ginko.staff.Right;
import ginko.web.FormModel;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bill payments as the desk sees them: one that was looked for, what companies got on a day, and
/// how the days compare with the card switch.
///
/// @param found null while no tracking code was looked for or found
/// @param done what was just done, in words; null when nothing was
public record BillDay(
        Member member,
        FormModel form,
        LocalDate day,
        @Nullable BillPayment found,
        List<CompanyDay> companies,
        List<CardDay> days,
        List<Difference> differences,
        @Nullable String done) {

    private static final Currency RIAL = new Currency("IRR", 0);

    public BillDay {
        companies = List.copyOf(companies);
        days = List.copyOf(days);
        differences = List.copyOf(differences);
    }

    public Money rials(long amount) {
        return new Money(amount, RIAL);
    }

    public boolean maySettle() {
        return member.may(Right.SETTLE_BILLS);
    }

    public String file(CompanyDay company) {
        return "/staff/bills/" + day + "/" + company.address() + ".csv";
    }
}
