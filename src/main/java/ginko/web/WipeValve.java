package ginko.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.http11.Http11InputBuffer;

/// Wipes what the server read of a [SecretForm] from its own buffer, which otherwise keeps the
/// octets until a later request overwrites them.
final class WipeValve extends ValveBase {

    WipeValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        try {
            getNext().invoke(request, response);
        } finally {
            if (SecretForm.isRead(request)
                    && request.getCoyoteRequest().getInputBuffer()
                            instanceof Http11InputBuffer input) {
                wipe(input.getByteBuffer());
            }
        }
    }

    /// What lies behind the position is the next request.
    private static void wipe(ByteBuffer read) {
        if (read.hasArray()) {
            int start = read.arrayOffset();
            Arrays.fill(read.array(), start, start + read.position(), (byte) 0);
        }
    }
}
