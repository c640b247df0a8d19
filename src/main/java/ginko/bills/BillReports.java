package ginko.bills;

import ginko.policy.BankProfile;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What members of staff see of bill payments: a payment by its tracking code, what each company
/// got on a day, and how the days compare with the card switch.
@Component
@Transactional(readOnly = true)
public class BillReports {

    private static final int DAYS = 31;

    private final BillsSql sql;
    private final CardDaysSql days;
    private final BankProfile profile;
    private final Clock clock;

    BillReports(BillsSql sql, CardDaysSql days, BankProfile profile, Clock clock) {
        this.sql = sql;
        this.days = days;
        this.profile = profile;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), profile.zone());
    }

    public Optional<BillPayment> find(String typedReference) {
        return sql.byReference(Digits.normalise(typedReference));
    }

    /// What companies got on a day, by the time the payment was decided.
    public List<CompanyDay> companies(LocalDate day) {
        return sql.companies(start(day), start(day.plusDays(1)));
    }

    /// The newest days compared with the switch.
    public List<CardDay> days() {
        return days.newest(DAYS);
    }

    public List<Difference> differences(LocalDate day) {
        return days.differences(day);
    }

    /// The report of a day for a company: bill id, payment id, rials, time in the bank's zone,
    /// tracking code; at the end their number and sum. The form is the bank's own.
    ///
    /// @param address as [CompanyDay#address]
    /// @return empty when the company got nothing that day
    public Optional<String> file(LocalDate day, String address) {
        Optional<CompanyDay> company =
                companies(day).stream().filter(each -> each.address().equals(address)).findFirst();
        return company.map(found -> file(day, found));
    }

    private String file(LocalDate day, CompanyDay company) {
        StringBuilder out = new StringBuilder("billId,paymentId,rials,paidAt,trackingCode\r\n");
        long sum = 0;
        int count = 0;
        for (BillPayment each : sql.ofCompany(company, start(day), start(day.plusDays(1)))) {
            Bill bill = each.bill();
            Instant at = each.sentAt() == null ? start(day) : each.sentAt();
            out.append(
                    String.format(
                            Locale.ROOT,
                            "%s,%s,%d,%tFT%<tT,%s\r\n",
                            bill.billId(),
                            bill.payId(),
                            bill.amountRials(),
                            at.atZone(profile.zone()),
                            each.reference()));
            sum += bill.amountRials();
            count++;
        }
        return out.append(String.format(Locale.ROOT, "total,%d,%d,,\r\n", count, sum)).toString();
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(profile.zone()).toInstant();
    }
}
