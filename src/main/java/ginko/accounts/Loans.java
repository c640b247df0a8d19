package ginko.accounts;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.AccountId;
import ginko.kernel.Check;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What was agreed about loans. What is owed now is the balance of the account; the plan follows
/// from the terms.
@Service
public class Loans {

    private final LoansSql sql;
    private final AuditTrail audit;

    Loans(LoansSql sql, AuditTrail audit) {
        this.sql = sql;
        this.audit = audit;
    }

    /// Notes the terms of a loan account, once.
    @Transactional
    public void agree(Account loan, LoanTerms terms, String actor) {
        Check.argument(loan.kind() == AccountKind.LOAN, "only a loan has terms");
        sql.insert(loan.id(), terms);
        audit.record(
                AuditEvent.of("LOAN_AGREED", actor, "account", loan.id().value())
                        .with("months", String.valueOf(terms.months()))
                        .with("rate", String.valueOf(terms.yearlyRate())));
    }

    /// The terms; empty for an account without any.
    @Transactional(readOnly = true)
    public Optional<LoanTerms> terms(AccountId loan) {
        return sql.find(loan);
    }
}
