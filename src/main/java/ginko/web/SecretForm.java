package ginko.web;

import ginko.kernel.Secret;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A form of which some fields never become texts: the body is read here, not by the server, the
/// secret fields are kept apart as [Secret]s, and everything is wiped when the request ends. For
/// everybody else the other fields are the parameters of the request.
public final class SecretForm extends HttpServletRequestWrapper implements AutoCloseable {

    static final String TYPE = "application/x-www-form-urlencoded";

    private static final int LONGEST = 8_192;
    private static final String ATTRIBUTE = SecretForm.class.getName() + ".";
    private static final int HEX = 16;

    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private final List<Secret> secrets = new ArrayList<>();
    private final Set<String> names;

    private SecretForm(HttpServletRequest request, Set<String> names) {
        super(request);
        this.names = names;
    }

    /// Reads the body; null when it is longer than 8 KiB.
    static @Nullable SecretForm read(HttpServletRequest request, Set<String> names)
            throws IOException {
        byte[] body = new byte[LONGEST + 1];
        try {
            int length = request.getInputStream().readNBytes(body, 0, body.length);
            if (length > LONGEST) {
                return null;
            }
            SecretForm form = new SecretForm(request, names);
            String query = request.getQueryString();
            if (query != null) {
                byte[] asked = query.getBytes(StandardCharsets.ISO_8859_1);
                form.readFields(asked, asked.length);
            }
            form.readFields(body, length);
            return form;
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    /// A secret field of the form; it is empty when the form had none. It is wiped at the end of
    /// the request.
    public static Secret secret(HttpServletRequest request, String name) {
        return request.getAttribute(ATTRIBUTE + name) instanceof Secret typed
                ? typed
                : Secret.none();
    }

    /// Whether a request was read in this way.
    static boolean isRead(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }

    private void readFields(byte[] octets, int length) {
        setAttribute(ATTRIBUTE, true);
        int start = 0;
        while (start < length) {
            int end = indexOf(octets, '&', start, length);
            int equals = indexOf(octets, '=', start, end);
            if (end > start) {
                field(octets, start, equals, end);
            }
            start = end + 1;
        }
    }

    private static int indexOf(byte[] octets, char sought, int from, int until) {
        int at = from;
        while (at < until && octets[at] != sought) {
            at++;
        }
        return at;
    }

    private void field(byte[] octets, int start, int equals, int end) {
        byte[] plain = new byte[end - start];
        try {
            int length = decode(octets, start, equals, plain);
            String name = new String(plain, 0, length, StandardCharsets.UTF_8);
            length = equals < end ? decode(octets, equals + 1, end, plain) : 0;
            if (names.contains(name)) {
                keep(name, secret(plain, length));
            } else {
                fields.computeIfAbsent(name, any -> new ArrayList<>())
                        .add(new String(plain, 0, length, StandardCharsets.UTF_8));
            }
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private void keep(String name, Secret secret) {
        secrets.add(secret);
        if (getAttribute(ATTRIBUTE + name) == null) {
            setAttribute(ATTRIBUTE + name, secret);
        }
    }

    /// Writes the octets that the form stands for; what is no code of an octet stays as it is.
    private static int decode(byte[] octets, int start, int end, byte[] plain) {
        int length = 0;
        for (int i = start; i < end; i++) {
            int high = octets[i] == '%' && i + 2 < end ? Character.digit(octets[i + 1], HEX) : -1;
            int low = high >= 0 ? Character.digit(octets[i + 2], HEX) : -1;
            if (low >= 0) {
                plain[length++] = (byte) (high * HEX + low);
                i += 2;
            } else {
                plain[length++] = octets[i] == '+' ? (byte) ' ' : octets[i];
            }
        }
        return length;
    }

    private static Secret secret(byte[] plain, int length) {
        char[] characters = new char[length];
        try (var all = new Secret(characters)) {
            CharBuffer out = CharBuffer.wrap(characters);
            // never longer than its octets, and what is malformed becomes a question mark
            boolean isWhole =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPLACE)
                            .onUnmappableCharacter(CodingErrorAction.REPLACE)
                            .decode(ByteBuffer.wrap(plain, 0, length), out, true)
                            .isUnderflow();
            return isWhole ? all.subSequence(0, out.position()) : Secret.none();
        }
    }

    @Override
    public @Nullable String getParameter(String name) {
        List<String> values = fields.get(name);
        return values == null ? null : values.getFirst();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> all = new LinkedHashMap<>();
        fields.forEach((name, values) -> all.put(name, values.toArray(String[]::new)));
        return all;
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(fields.keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        List<String> values = fields.get(name);
        return values == null ? null : values.toArray(String[]::new);
    }

    @Override
    public void close() {
        secrets.forEach(Secret::close);
    }
}
