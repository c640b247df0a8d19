package ginko.bills;

import ginko.kernel.AccountId;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SettlementSql {

    private final JdbcClient jdbc;

    private record Row(String name, AccountId account) {}

    SettlementSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, AccountId> all() {
        return jdbc
                .sql("select name, account_id from bills.settlement_account")
                .query((row, number) ->
                        new Row(
                                row.getString("name"),
                                new AccountId(row.getObject("account_id", UUID.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::name, Row::account));
    }

    void insert(String name, AccountId account) {
        jdbc.sql("insert into bills.settlement_account (name, account_id) values (:name, :account)")
                .param("name", name)
                .param("account", account.value())
                .update();
    }
}
