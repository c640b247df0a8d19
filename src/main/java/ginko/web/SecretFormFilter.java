package ginko.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Reads the forms under some address as [SecretForm]s, before anybody else asks for a parameter.
public final class SecretFormFilter extends OncePerRequestFilter {

    /// After the headers, before everything that looks at parameters.
    public static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 1;

    private final String address;
    private final Set<String> names;

    /// @param address how the paths of these forms begin
    /// @param names the fields that are secret
    public SecretFormFilter(String address, Set<String> names) {
        this.address = address;
        this.names = Set.copyOf(names);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return !request.getMethod().equals("POST")
                || !request.getRequestURI().startsWith(address)
                || type == null
                || !type.toLowerCase(Locale.ROOT).startsWith(SecretForm.TYPE);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (SecretForm form = SecretForm.read(request, names)) {
            if (form == null) {
                response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
            } else {
                chain.doFilter(form, response);
            }
        }
    }
}
