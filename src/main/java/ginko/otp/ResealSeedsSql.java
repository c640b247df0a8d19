package ginko.otp;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ResealSeedsSql {

    /// A row of `otp.token` with its sealed seed.
    record Row(UUID id, String serial, byte[] nonce, byte[] sealed) {

        /// What the seed is sealed for.
        String name() {
            return id + "|" + serial;
        }
    }

    private final JdbcClient jdbc;

    ResealSeedsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Locks rows whose seed does not begin with a mark.
    List<Row> lockOther(byte[] mark, int most) {
        return jdbc.sql(
                        """
                        select id, serial, nonce, sealed_seed
                          from otp.token
                         where octet_length(sealed_seed) > 0
                           and substring(sealed_seed from 1 for :length) <> :mark
                         order by id
                         limit :most
                           for update skip locked
                        """)
                .param("length", mark.length)
                .param("mark", mark)
                .param("most", most)
                .query((rs, row) ->
                        new Row(
                                rs.getObject("id", UUID.class),
                                rs.getString("serial"),
                                rs.getBytes("nonce"),
                                rs.getBytes("sealed_seed")))
                .list();
    }

    void update(UUID id, byte[] nonce, byte[] sealed) {
        jdbc.sql(
                        """
                        update otp.token
                           set nonce = :nonce, sealed_seed = :sealed
                         where id = :id
                        """)
                .param("id", id)
                .param("nonce", nonce)
                .param("sealed", sealed)
                .update();
    }
}
