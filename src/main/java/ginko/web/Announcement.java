package ginko.web;

import java.util.List;

/// Something everybody is told at the top of every page, put into the request attribute
/// [#ATTRIBUTE] by the module that knows it.
public record Announcement(String textKey, List<Arg> args) {

    /// Name of the request attribute that holds the announcement.
    public static final String ATTRIBUTE = "ginko.web.Announcement";

    public Announcement {
        args = List.copyOf(args);
    }
}
