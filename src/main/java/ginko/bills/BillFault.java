package ginko.bills;

import ginko.kernel.Refusal;

/// Why two ids are not those of a bill that can be paid, or not now.
public enum BillFault implements Refusal {
    BILL_MISSING,
    BILL_NOT_DIGITS,
    BILL_LENGTH,
    PAY_LENGTH,
    PAY_AMOUNT_ZERO,
    BILL_CHECK,
    SERVICE_TYPE,
    PAY_CHECK1,
    PAY_CHECK2,
    BARCODE_LENGTH,
    BILL_TWICE,
    BILLS_TOO_MANY,
    /// The file is no text, or longer than any list of bills.
    BILL_FILE,
    ALREADY_PAID,
    IN_PROGRESS,
    PHONE_NUMBER,
    PHONE_PREPAID,
    NO_BILL,
    OPERATOR_AWAY;

    /// The field of the form the fault belongs to.
    public String field() {
        return switch (this) {
            case PAY_LENGTH, PAY_AMOUNT_ZERO, PAY_CHECK1, PAY_CHECK2 -> "payId";
            case PHONE_NUMBER, PHONE_PREPAID, NO_BILL, OPERATOR_AWAY -> "phone";
            default -> "billId";
        };
    }
}
