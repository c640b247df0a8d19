package ginko.accounts.web;

import ginko.accounts.AccountRefusal;
import ginko.accounts.PlainText;
import ginko.accounts.StatementRequest;
import ginko.accounts.Statements;
import ginko.kernel.AccountId;
import ginko.ledger.StatementCursor;
import ginko.ledger.StatementQuery;
import ginko.web.FormModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The period, filter and page in the address of a statement: as typed, as understood, and what is
/// wrong with each. An absent parameter has its usual value.
record StatementInput(
        FormModel form,
        StatementRequest request,
        @Nullable StatementCursor after,
        Map<String, AccountRefusal> faults) {

    static final String FROM = "from";
    static final String TO = "to";
    static final String TEXT = "text";
    static final String SIDE = "side";
    static final String CURSOR = "cursor";

    StatementInput {
        faults = Map.copyOf(faults);
    }

    static StatementInput read(
            AccountId account, HttpServletRequest address, Statements statements) {
        return new Reader(address, statements).read(account);
    }

    private record Reader(
            HttpServletRequest address, Statements statements, Map<String, AccountRefusal> faults) {

        Reader(HttpServletRequest address, Statements statements) {
            this(address, statements, new LinkedHashMap<>());
        }

        StatementInput read(AccountId account) {
            LocalDate to = date(TO, statements.today());
            LocalDate usual = statements.usualFrom();
            LocalDate from = date(FROM, usual.isAfter(to) ? to : usual);
            var request = new StatementRequest(account, from, to, text(), side());
            FormModel form =
                    FormModel.empty()
                            .with(FROM, shown(FROM, from))
                            .with(TO, shown(TO, to))
                            .with(TEXT, faults.containsKey(TEXT) ? typed(TEXT) : request.text())
                            .with(SIDE, request.side().name());
            return new StatementInput(form, request, cursor(), faults);
        }

        private String shown(String name, LocalDate read) {
            return faults.containsKey(name) ? typed(name) : read.toString();
        }

        private LocalDate date(String name, LocalDate usual) {
            String typed = typed(name);
            if (typed.isBlank()) {
                return usual;
            }
            Optional<LocalDate> date = DateInput.parse(typed);
            if (date.isEmpty()) {
                faults.put(name, AccountRefusal.STATEMENT_DATE_UNREADABLE);
            }
            return date.orElse(usual);
        }

        private String text() {
            String typed = typed(TEXT);
            if (typed.length() > Statements.TEXT_LENGTH_MAX) {
                faults.put(TEXT, AccountRefusal.STATEMENT_TEXT_TOO_LONG);
                return "";
            }
            String text = PlainText.tidy(typed);
            if (!PlainText.isPlain(text)) {
                faults.put(TEXT, AccountRefusal.STATEMENT_TEXT_MALFORMED);
                return "";
            }
            return text;
        }

        private StatementQuery.Side side() {
            String typed = typed(SIDE);
            if (typed.isBlank()) {
                return StatementQuery.Side.ALL;
            }
            Optional<StatementQuery.Side> side =
                    Arrays.stream(StatementQuery.Side.values())
                            .filter(each -> each.name().equals(typed))
                            .findFirst();
            if (side.isEmpty()) {
                faults.put(SIDE, AccountRefusal.STATEMENT_SIDE_UNKNOWN);
            }
            return side.orElse(StatementQuery.Side.ALL);
        }

        private @Nullable StatementCursor cursor() {
            String typed = typed(CURSOR);
            if (typed.isBlank()) {
                return null;
            }
            Optional<StatementCursor> cursor = StatementCursor.parse(typed);
            if (cursor.isEmpty()) {
                faults.put(CURSOR, AccountRefusal.STATEMENT_PAGE_UNKNOWN);
            }
            return cursor.orElse(null);
        }

        /// Cut where it would only fill the page.
        private String typed(String name) {
            String value = address.getParameter(name);
            if (value == null) {
                return "";
            }
            int enough = 2 * Statements.TEXT_LENGTH_MAX;
            return value.length() > enough ? value.substring(0, enough) : value;
        }
    }
}
