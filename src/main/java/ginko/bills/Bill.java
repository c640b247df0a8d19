package ginko.bills;

import ginko.kernel.Check;
import ginko.policy.BillService;
import ginko.policy.BillTable;
import java.util.List;
import java.util.Locale;

/// A household bill as its two ids tell it: who issued it, for what, and how much is due. Ids are
/// kept without leading zeros, so that one bill is one pair. The scheme is the harmonised
/// electronic bill payment of Iranian banks.
///
/// @param billId file, company (three digits), service, check digit
/// @param payId thousands of rials, year, period (two digits), two check digits
/// @param company three digits within the service
/// @param file number of the subscriber within the company
/// @param amountRials 1,000 to 99,999,999,000
/// @param year last digit of the Jalali year
/// @param period billing period of the company, 0 to 99
public record Bill(
        String billId,
        String payId,
        BillService service,
        String company,
        String file,
        long amountRials,
        int year,
        int period) {

    private static final int SHORTEST = 6;
    private static final int LONGEST = 13;
    private static final int BARCODE = 26;
    private static final long THOUSAND = 1_000;
    private static final int WEIGHTS = 6;
    private static final int MODULUS = 11;

    /// What reading two ids gave.
    public sealed interface Reading {

        /// The ids are right.
        record Read(Bill bill) implements Reading {}

        /// The first thing that is wrong.
        record Refused(BillFault fault) implements Reading {}
    }

    /// Reads ids in any spelling. The order of the checks decides which fault is named.
    public static Reading read(String typedBill, String typedPay, BillTable table) {
        String bill = Digits.normalise(typedBill);
        String pay = Digits.normalise(typedPay);
        if (bill.isEmpty() || pay.isEmpty()) {
            return new Reading.Refused(BillFault.BILL_MISSING);
        }
        if (!Digits.areDigits(bill) || !Digits.areDigits(pay)) {
            return new Reading.Refused(BillFault.BILL_NOT_DIGITS);
        }
        String billId = Digits.withoutZeros(bill);
        String payId = Digits.withoutZeros(pay);
        if (bill.length() > LONGEST || billId.length() < SHORTEST) {
            return new Reading.Refused(BillFault.BILL_LENGTH);
        }
        if (pay.length() > LONGEST || pay.length() < SHORTEST) {
            return new Reading.Refused(BillFault.PAY_LENGTH);
        }
        if (payId.length() < SHORTEST) {
            return new Reading.Refused(BillFault.PAY_AMOUNT_ZERO);
        }
        return checked(billId, payId, table);
    }

    /// Reads the 26 digits of a bill's bar code: both ids, each with zeros up to 13 digits.
    public static Reading readBarcode(String typed, BillTable table) {
        String digits = Digits.normalise(typed);
        if (!Digits.areDigits(digits)) {
            return new Reading.Refused(BillFault.BILL_NOT_DIGITS);
        }
        if (digits.length() != BARCODE) {
            return new Reading.Refused(BillFault.BARCODE_LENGTH);
        }
        return read(digits.substring(0, LONGEST), digits.substring(LONGEST), table);
    }

    private static Reading checked(String billId, String payId, BillTable table) {
        int bill = billId.length();
        int pay = payId.length();
        if (checkDigit(billId.substring(0, bill - 1)) != billId.charAt(bill - 1)) {
            return new Reading.Refused(BillFault.BILL_CHECK);
        }
        var service = table.service(billId.charAt(bill - 2) - '0');
        if (service.isEmpty()) {
            return new Reading.Refused(BillFault.SERVICE_TYPE);
        }
        if (checkDigit(payId.substring(0, pay - 2)) != payId.charAt(pay - 2)) {
            return new Reading.Refused(BillFault.PAY_CHECK1);
        }
        if (checkDigit(billId + payId.substring(0, pay - 1)) != payId.charAt(pay - 1)) {
            return new Reading.Refused(BillFault.PAY_CHECK2);
        }
        return new Reading.Read(
                new Bill(
                        billId,
                        payId,
                        service.get(),
                        billId.substring(bill - 5, bill - 2),
                        billId.substring(0, bill - 5),
                        Long.parseLong(payId.substring(0, pay - 5)) * THOUSAND,
                        payId.charAt(pay - 5) - '0',
                        Integer.parseInt(payId.substring(pay - 4, pay - 2))));
    }

    /// From right to left times 2, 3, 4, 5, 6, 7, 2, …; the sum modulo 11 to the next 11, where 10
    /// and 11 become 0.
    static char checkDigit(String digits) {
        Check.argument(Digits.areDigits(digits), "a check digit is over digits");
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(digits.length() - 1 - i) - '0') * (2 + i % WEIGHTS);
        }
        int rest = sum % MODULUS;
        return (char) ('0' + (rest <= 1 ? 0 : MODULUS - rest));
    }

    /// The two ids of a bill that is issued now, with their check digits.
    ///
    /// @param subscriber file, company (three digits) and digit of the service
    /// @param due thousands of rials, year (one digit) and period (two digits)
    public static List<String> issue(String subscriber, String due) {
        String billId = subscriber + checkDigit(subscriber);
        String first = due + checkDigit(due);
        return List.of(billId, first + checkDigit(billId + first));
    }

    /// The digits behind the lines of its bar code.
    public String barcode() {
        return padded(billId) + padded(payId);
    }

    private static String padded(String id) {
        return String.format(Locale.ROOT, "%13s", id).replace(' ', '0');
    }
}
