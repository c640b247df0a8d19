package ginko.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/// Gives the protective headers also to answers of the server itself, for example to an address
/// that cannot be decoded. For all others [HeaderFilter] sets them again and adds the rest.
final class HeaderValve extends ValveBase {

    HeaderValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        HeaderFilter.HEADERS.forEach(response::setHeader);
        getNext().invoke(request, response);
    }
}
