package ginko.web;

import java.util.List;

/// An error of one field, or of the whole form when the field is empty.
public record FieldError(String field, String textKey, List<Arg> args) {

    public FieldError {
        args = List.copyOf(args);
    }

    String text(Page page) {
        return page.text(textKey, args.toArray(Arg[]::new));
    }
}
