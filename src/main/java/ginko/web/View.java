package ginko.web;

import org.springframework.http.HttpStatus;

/// A page to render: the template `<module>/<name>` gets the parameters `page` and `model`.
public record View(String template, Page page, Object model, HttpStatus status) implements Answer {

    public View(String template, Page page, Object model) {
        this(template, page, model, HttpStatus.OK);
    }

    /// A page whose template takes no model.
    public View(String template, Page page) {
        this(template, page, "", HttpStatus.OK);
    }

    public View withStatus(HttpStatus changed) {
        return new View(template, page, model, changed);
    }

    /// The same form again, with its errors: status 422 and a title that says so.
    public View refused() {
        return new View(template, page.withErrors(), model, HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
