package ginko.bills;

import ginko.kernel.AccountId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class BillersSql {

    private final JdbcClient jdbc;

    BillersSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Biller biller) {
        jdbc.sql(
                        """
                        insert into bills.biller (account_id, number, name, service, form)
                        values (:account, :number, :name, :service, :form)
                        """)
                .param("account", biller.account().value())
                .param("number", biller.number())
                .param("name", biller.name())
                .param("service", biller.service().name())
                .param("form", biller.form().name())
                .update();
    }

    List<Biller> all() {
        return jdbc.sql(
                        """
                        select account_id, number, name, service, form
                          from bills.biller
                         order by array_position(array['UTILITIES', 'MOBILE', 'INTERNET'], service),
                                  name, account_id
                         limit 500
                        """)
                .query((row, number) ->
                        new Biller(
                                new AccountId(row.getObject("account_id", UUID.class)),
                                row.getString("number"),
                                row.getString("name"),
                                Biller.Service.valueOf(row.getString("service")),
                                Biller.Form.valueOf(row.getString("form"))))
                .list();
    }
}
