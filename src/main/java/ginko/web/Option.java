package ginko.web;

/// One choice of a select or a group of radio buttons. `hint` may be empty.
public record Option(String value, String label, String hint) {

    public Option(String value, String label) {
        this(value, label, "");
    }
}
