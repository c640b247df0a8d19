package ginko.ledger;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Proves the invariants of the journal from its rows, in one snapshot, while the bank may go on
/// posting. Memory does not grow with the journal. Archived months are taken as they were when they
/// left.
@Service
public class LedgerVerifier {

    private final VerifySql sql;

    LedgerVerifier(VerifySql sql) {
        this.sql = sql;
    }

    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public VerificationReport verify() {
        List<VerificationReport.Violation> violations = new ArrayList<>();
        for (Invariant invariant : Invariant.values()) {
            for (String detail : sql.violations(invariant)) {
                violations.add(new VerificationReport.Violation(invariant, detail));
            }
        }
        ChainCheck chain = new ChainCheck(sql.archived(), sql.storedBook(), sql::blocksFrom);
        sql.forEachLine(chain::line);
        for (String detail : chain.finish()) {
            violations.add(new VerificationReport.Violation(Invariant.CHAIN_HOLDS, detail));
        }
        return new VerificationReport(
                sql.countAccounts(), chain.entries(), chain.postings(), chain.blocks(), violations);
    }
}
