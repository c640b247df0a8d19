package ginko.cards;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TraceSql {

    private final JdbcClient jdbc;

    TraceSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Takes so many numbers of a day.
    ///
    /// @return the last of them
    int take(LocalDate day, int count) {
        return jdbc.sql(
                        """
                        insert into cards.trace as trace (day, last)
                        values (:day, :count)
                        on conflict (day) do update
                          set last = trace.last + :count
                        returning last
                        """)
                .param("day", day)
                .param("count", count)
                .query(Integer.class)
                .single();
    }
}
