package ginko.accounts;

import ginko.kernel.AccountId;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class LoansSql {

    private final JdbcClient jdbc;

    LoansSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(AccountId loan, LoanTerms terms) {
        jdbc.sql(
                        """
                        insert into accounts.loan
                               (account_id, principal_minor, yearly_rate, months, first_due)
                        values (:account, :principal, :rate, :months, :firstDue)
                        """)
                .param("account", loan.value())
                .param("principal", terms.principalMinor())
                .param("rate", terms.yearlyRate())
                .param("months", terms.months())
                .param("firstDue", terms.firstDue())
                .update();
    }

    Optional<LoanTerms> find(AccountId loan) {
        return jdbc.sql(
                        """
                        select principal_minor, yearly_rate, months, first_due
                          from accounts.loan
                         where account_id = :account
                        """)
                .param("account", loan.value())
                .query((row, number) ->
                        new LoanTerms(
                                row.getLong("principal_minor"),
                                row.getInt("yearly_rate"),
                                row.getInt("months"),
                                row.getObject("first_due", LocalDate.class)))
                .optional();
    }
}
