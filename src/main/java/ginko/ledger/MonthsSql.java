package ginko.ledger;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Changes the partitions of the journal. Works as the owner of the schemas, so it is made for each
/// use over the owner's connection. Names of tables are the program's own.
final class MonthsSql {

    private final JdbcClient owner;

    MonthsSql(JdbcClient owner) {
        this.owner = owner;
    }

    /// Postings wait from here on, and two nodes never change partitions together.
    void lockBook() {
        owner.sql(
                        """
                        select id
                          from ledger.book
                         where id = 1
                           for update
                        """)
                .query(Integer.class)
                .single();
    }

    /// The partitions of a table, oldest first.
    List<MonthRange> ranges(String table) {
        return owner
                .sql(
                        """
                        select c.relname::text as name, pg_get_expr(c.relpartbound, c.oid) as bounds
                          from pg_inherits i
                          join pg_class c
                            on c.oid = i.inhrelid
                         where i.inhparent = ('ledger.' || :table)::regclass
                        """)
                .param("table", table)
                .query((rs, n) -> MonthRange.of(rs.getString("name"), rs.getString("bounds")))
                .list()
                .stream()
                .sorted(
                        Comparator.comparing(
                                range -> range.from() == null ? LocalDate.MIN : range.from()))
                .toList();
    }

    Optional<LocalDate> lastBooking(String partition) {
        return owner.sql(
                        """
                        select booking_date
                          from ledger.%s
                         order by booking_date desc
                         limit 1
                        """
                                .formatted(partition))
                .query(LocalDate.class)
                .optional();
    }

    void detach(String table, String partition) {
        change("alter table ledger.%s detach partition ledger.%s".formatted(table, partition));
    }

    void attach(
            String table, String partition, @Nullable LocalDate from, @Nullable LocalDate until) {
        change(
                "alter table ledger.%s attach partition ledger.%s %s"
                        .formatted(table, partition, bounds(from, until)));
    }

    void rename(String partition, String name) {
        change("alter table ledger.%s rename to %s".formatted(partition, name));
    }

    void create(String table, String partition, LocalDate from, @Nullable LocalDate until) {
        change(
                "create table ledger.%s partition of ledger.%s %s"
                        .formatted(partition, table, bounds(from, until)));
    }

    private static String bounds(@Nullable LocalDate from, @Nullable LocalDate until) {
        return "for values from (%s) to (%s)"
                .formatted(
                        from == null ? "minvalue" : "'" + from + "'",
                        until == null ? "maxvalue" : "'" + until + "'");
    }

    private void change(String statement) {
        owner.sql(statement).update();
    }
}
