package ginko.ledger;

import ginko.kernel.Check;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Notes what archived months leave behind. Works as the owner of the schemas. Names of partitions
/// are the program's own.
final class ArchiveSql {

    private final MonthsSql months;
    private final JdbcClient owner;

    ArchiveSql(JdbcClient owner) {
        this.owner = owner;
        this.months = new MonthsSql(owner);
    }

    MonthsSql months() {
        return months;
    }

    LocalDate businessDate() {
        return owner.sql(
                        """
                        select business_date
                          from ledger.book
                         where id = 1
                        """)
                .query(LocalDate.class)
                .single();
    }

    /// Whether money of the partition counts for interest only in months that stay.
    boolean isValuedFrom(String partition, LocalDate day) {
        return owner.sql(
                        """
                        select exists (select 1
                                         from ledger.%s
                                        where value_date <> booking_date
                                          and value_date >= :day)
                        """
                                .formatted(partition))
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    /// Carries the last balance of each account forward; an account without a posting in the
    /// partition keeps what was carried before.
    void carry(String partition) {
        owner.sql(
                        """
                        insert into ledger.carried (account_id, account_seq, balance_minor, has_forced)
                        select distinct on (account_id) account_id, account_seq, balance_after_minor,
                               bool_or(force = 'FORCED') over (partition by account_id)
                          from ledger.%s
                         order by account_id, account_seq desc
                            on conflict (account_id) do update
                           set account_seq = excluded.account_seq,
                               balance_minor = excluded.balance_minor,
                               has_forced = ledger.carried.has_forced or excluded.has_forced
                        """
                                .formatted(partition))
                .update();
    }

    private record End(long lastSeq, long reversals) {}

    /// Moves the beginning of the kept journal behind the entries of the partition. A month without
    /// entries leaves the chain where it was.
    void close(String partition, LocalDate keptFrom) {
        Optional<End> end =
                owner.sql(
                                """
                                select max(book_seq) as last_seq, count(reverses) as reversals
                                  from ledger.%s
                                having count(*) > 0
                                """
                                        .formatted(partition))
                        .query((rs, n) -> new End(rs.getLong("last_seq"), rs.getLong("reversals")))
                        .optional();
        if (end.isPresent()) {
            moveTo(end.get());
        }
        owner.sql(
                        """
                        update ledger.archive
                           set kept_from = :keptFrom
                         where id = 1
                        """)
                .param("keptFrom", keptFrom)
                .update();
    }

    private void moveTo(End end) {
        int rows =
                owner.sql(
                                """
                                update ledger.archive a
                                   set last_seq = b.last_seq, last_block = b.block_no,
                                       head_hash = b.hash, reversals = a.reversals + :reversals
                                  from ledger.block b
                                 where a.id = 1
                                   and b.last_seq = :lastSeq
                                """)
                        .param("reversals", end.reversals())
                        .param("lastSeq", end.lastSeq())
                        .update();
        Check.state(rows == 1, "a month ends with a block");
    }
}
