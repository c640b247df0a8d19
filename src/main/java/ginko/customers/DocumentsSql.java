package ginko.customers;

import ginko.kernel.CustomerId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Statements on `customers.document`.
@Repository
class DocumentsSql {

    private final JdbcClient jdbc;

    DocumentsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return false when the number was noted before
    boolean insert(DocumentKind kind, byte[] hash, CustomerId customer, Instant now) {
        return jdbc.sql(
                                """
                                insert into customers.document
                                  (kind, hash, customer_id, noted_at)
                                values
                                  (:kind, :hash, :customer, :now)
                                on conflict (kind, hash) do nothing
                                """)
                        .param("kind", kind.name())
                        .param("hash", hash)
                        .param("customer", customer.value())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// @return how many there were
    int suspend(CustomerId customer, DocumentKind kind, Instant now) {
        return jdbc.sql(
                        """
                        update customers.document
                           set suspended_at = :now
                         where customer_id = :customer and kind = :kind and suspended_at is null
                        """)
                .param("customer", customer.value())
                .param("kind", kind.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// @return how many there were
    int resume(CustomerId customer, DocumentKind kind) {
        return jdbc.sql(
                        """
                        update customers.document
                           set suspended_at = null
                         where customer_id = :customer and kind = :kind
                           and suspended_at is not null
                        """)
                .param("customer", customer.value())
                .param("kind", kind.name())
                .update();
    }

    /// Whose it is, in use or suspended.
    Optional<CustomerId> owner(DocumentKind kind, byte[] hash) {
        return jdbc.sql(
                        """
                        select customer_id
                          from customers.document
                         where kind = :kind and hash = :hash
                        """)
                .param("kind", kind.name())
                .param("hash", hash)
                .query((rs, row) -> new CustomerId(rs.getObject(1, UUID.class)))
                .optional();
    }

    Optional<CustomerId> find(DocumentKind kind, byte[] hash) {
        return jdbc.sql(
                        """
                        select customer_id
                          from customers.document
                         where kind = :kind and hash = :hash and suspended_at is null
                        """)
                .param("kind", kind.name())
                .param("hash", hash)
                .query((row, number) -> new CustomerId(row.getObject("customer_id", UUID.class)))
                .optional();
    }
}
