package ginko.bench;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.database.DatabaseAccess;
import ginko.kernel.ServerKeys;
import ginko.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The bench writes its customers straight into the tables, so a change of these is noticed here
/// and not by who measures next.
@Tag("database")
class BenchBankTest {

    @Test
    void fillsABankWhoseCustomersHaveSessionsAccountsAndDevices() throws Exception {
        DatabaseAccess database = TestDatabase.createAccess();

        BenchBank bank = BenchBank.fill(database, ServerKeys.ofHex("5a".repeat(32)), 10);

        var customers =
                JdbcClient.create(TestDatabase.connect(database))
                        .sql(
                                """
                                select count(*)
                                  from identity.login login
                                  join identity.session session on session.login_id = login.id
                                  join accounts.account account
                                    on account.customer_id = login.customer_id
                                  join ledger.account booked on booked.account_id = account.id
                                  join otp.token token on token.login_id = login.id
                                """)
                        .query(Integer.class)
                        .single();
        assertThat(customers).isEqualTo(bank.size()).isEqualTo(10);
    }
}
