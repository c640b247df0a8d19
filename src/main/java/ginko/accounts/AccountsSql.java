package ginko.accounts;

import ginko.kernel.AccountId;
import ginko.kernel.Columns;
import ginko.kernel.Currency;
import ginko.kernel.CustomerId;
import ginko.policy.BankProfile;
import ginko.policy.Currencies;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AccountsSql {

    private final JdbcClient jdbc;
    private final Currencies currencies;

    AccountsSql(JdbcClient jdbc, BankProfile profile) {
        this.jdbc = jdbc;
        this.currencies = profile.currencies();
    }

    void insert(Account account) {
        jdbc.sql(
                        """
                        insert into accounts.account
                               (id, customer_id, number, kind, currency, nickname, card_masked,
                                opened_on)
                        values (:id, :customer, :number, :kind, :currency, :nickname, :cardMasked,
                                :openedOn)
                        """)
                .param("id", account.id().value())
                .param("customer", account.customer().value())
                .param("number", account.number())
                .param("kind", account.kind().name())
                .param("currency", account.currency().code())
                .param("nickname", account.nickname())
                .param("cardMasked", account.cardMasked())
                .param("openedOn", account.openedOn())
                .update();
    }

    Optional<Account> find(AccountId id) {
        return jdbc.sql(
                        """
                        select id, customer_id, number, kind, currency, nickname, card_masked,
                               opened_on
                          from accounts.account
                         where id = :id
                        """)
                .param("id", id.value())
                .query(this::account)
                .optional();
    }

    List<Account> find(Collection<AccountId> ids, Collection<String> numbers) {
        return jdbc.sql(
                        """
                        select id, customer_id, number, kind, currency, nickname, card_masked,
                               opened_on
                          from accounts.account
                         where id = any(:ids::uuid[])
                         union all
                        select id, customer_id, number, kind, currency, nickname, card_masked,
                               opened_on
                          from accounts.account
                         where number = any(:numbers::text[])
                        """)
                .param("ids", Columns.uuids(ids, AccountId::value))
                .param("numbers", Columns.texts(numbers, number -> number))
                .query(this::account)
                .list();
    }

    Optional<Account> byNumber(String number) {
        return jdbc.sql(
                        """
                        select id, customer_id, number, kind, currency, nickname, card_masked,
                               opened_on
                          from accounts.account
                         where number = :number
                        """)
                .param("number", number)
                .query(this::account)
                .optional();
    }

    List<Account> ofCustomer(CustomerId customer) {
        return jdbc.sql(
                        """
                        select id, customer_id, number, kind, currency, nickname, card_masked,
                               opened_on
                          from accounts.account
                         where customer_id = :customer
                         order by array_position(
                                    array['CURRENT', 'MERCHANT', 'SAVINGS', 'CARD', 'DEPOSIT', 'LOAN'],
                                    kind),
                                  id
                        """)
                .param("customer", customer.value())
                .query(this::account)
                .list();
    }

    boolean rename(AccountId id, CustomerId customer, @Nullable String nickname) {
        return jdbc.sql(
                                """
                                update accounts.account
                                   set nickname = :nickname
                                 where id = :id
                                   and customer_id = :customer
                                """)
                        .param("id", id.value())
                        .param("customer", customer.value())
                        .param("nickname", nickname)
                        .update()
                == 1;
    }

    Optional<AccountId> bankAccount(BankPurpose purpose, Currency currency) {
        return jdbc.sql(
                        """
                        select account_id
                          from accounts.bank_account
                         where purpose = :purpose
                           and currency = :currency
                        """)
                .param("purpose", purpose.name())
                .param("currency", currency.code())
                .query((rs, row) -> new AccountId(rs.getObject("account_id", UUID.class)))
                .optional();
    }

    void insertBankAccount(BankPurpose purpose, Currency currency, AccountId account) {
        jdbc.sql(
                        """
                        insert into accounts.bank_account (purpose, currency, account_id)
                        values (:purpose, :currency, :account)
                        """)
                .param("purpose", purpose.name())
                .param("currency", currency.code())
                .param("account", account.value())
                .update();
    }

    private Account account(ResultSet rs, int row) throws SQLException {
        String code = rs.getString("currency");
        return new Account(
                new AccountId(rs.getObject("id", UUID.class)),
                new CustomerId(rs.getObject("customer_id", UUID.class)),
                rs.getString("number"),
                AccountKind.valueOf(rs.getString("kind")),
                currencies
                        .byCode(code)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "the profile does not know the currency " + code)),
                rs.getString("nickname"),
                rs.getString("card_masked"),
                rs.getObject("opened_on", LocalDate.class));
    }
}
