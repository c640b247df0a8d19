package ginko.bills;

/// The way to the operators of mobile telephones, who know what is due for a number.
public interface MobileOperator {

    /// Which part of the use is asked for.
    enum Term {
        /// What was used since the last bill.
        MID_TERM,
        /// The last bill.
        END_OF_TERM
    }

    /// What an operator says.
    sealed interface Inquiry {

        /// A bill with these ids.
        record Due(String billId, String payId) implements Inquiry {}

        /// Nothing is due.
        record Nothing() implements Inquiry {}

        /// The operator cannot say now.
        record Away() implements Inquiry {}
    }

    /// @param number 98 and ten digits
    Inquiry inquire(String number, Term term);
}
