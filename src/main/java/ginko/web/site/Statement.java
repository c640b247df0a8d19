package ginko.web.site;

import ginko.web.Arg;
import ginko.web.Page;
import java.util.List;
import java.util.stream.Stream;

/// A statement of several sections, each with a heading and one paragraph.
public record Statement(List<Section> sections) {

    /// One heading and its text.
    public record Section(String heading, String text) {}

    public Statement {
        sections = List.copyOf(sections);
    }

    static Statement of(Page page, String prefix, Arg... args) {
        return new Statement(
                Stream.of("first", "second", "third", "fourth")
                        .map(part ->
                                new Section(
                                        page.text(prefix + "." + part + ".heading"),
                                        page.text(prefix + "." + part + ".text", args)))
                        .toList());
    }
}
