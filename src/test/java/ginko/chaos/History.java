package ginko.chaos;

import ginko.database.DatabaseAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Everything a bank has written about money, read with plain JDBC in one snapshot. It shares no
/// code with the program, so a mistake of the program cannot hide here.
record History(
        List<Row> accounts,
        List<Row> entries,
        List<Row> postings,
        List<Row> requests,
        List<Row> holds,
        List<Row> reversals,
        List<Row> blocks,
        List<Row> books,
        List<Row> transfers,
        List<Row> limits,
        List<Row> drafts,
        List<Row> challenges,
        List<Row> chains,
        List<Row> events,
        List<Row> messages) {

    /// One row: names of columns and their values; bytes are hexadecimal text.
    record Row(Map<String, Object> values) {

        String text(String column) {
            return Objects.requireNonNull(textOrNull(column), column);
        }

        @Nullable String textOrNull(String column) {
            Object value = values.get(column);
            return value == null ? null : value.toString();
        }

        long number(String column) {
            return ((Number) Objects.requireNonNull(values.get(column), column)).longValue();
        }

        OffsetDateTime time(String column) {
            return (OffsetDateTime) Objects.requireNonNull(values.get(column), column);
        }
    }

    /// Reads while the bank may be at work.
    static History read(DatabaseAccess access) {
        try (Connection connection =
                DriverManager.getConnection(
                        access.url(), access.owner().user(), access.owner().password().reveal())) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return new History(
                    rows(connection, "ledger.account"),
                    rows(connection, "ledger.entry order by book_seq"),
                    rows(connection, "ledger.posting order by book_seq, line"),
                    rows(connection, "ledger.request"),
                    rows(connection, "ledger.hold"),
                    rows(connection, "ledger.reversal"),
                    rows(connection, "ledger.block order by block_no"),
                    rows(connection, "ledger.book"),
                    rows(
                            connection,
                            "transfers.transfer t left join (select id as account, number"
                                    + " from accounts.account) a on a.account = t.payee_account_id"),
                    rows(connection, "transfers.limit_usage"),
                    rows(connection, "drafts.draft where kind = 'TRANSFER'"),
                    rows(connection, "otp.challenge where purpose = 'PAYMENT'"),
                    rows(connection, "audit.chain order by id"),
                    rows(connection, "audit.event order by chain_id, seq"),
                    rows(connection, "notifications.outbox"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Row> rows(Connection connection, String from) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select * from " + from)) {
            ResultSetMetaData meta = result.getMetaData();
            List<Row> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, Object> values = new LinkedHashMap<>();
                for (int i = 1; i <= meta.getColumnCount(); i++) {
                    Object value =
                            meta.getColumnTypeName(i).equals("timestamptz")
                                    ? result.getObject(i, OffsetDateTime.class)
                                    : result.getObject(i);
                    values.put(
                            meta.getColumnName(i),
                            value instanceof byte[] bytes
                                    ? HexFormat.of().formatHex(bytes)
                                    : value);
                }
                rows.add(new Row(values));
            }
            return rows;
        }
    }
}
