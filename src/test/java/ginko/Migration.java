package ginko;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One file that changes the schemas. `text` is its SQL without comments and in lower case.
record Migration(String fileName, String module, String text) {

    private static final Pattern NAME = Pattern.compile("V\\d{8}_\\d{2}__([a-z]+)_[a-z_]+\\.sql");
    private static final Pattern TABLE =
            Pattern.compile("create table (?:if not exists )?([a-z_]+)\\.([a-z_]+)");

    /// A table of a schema.
    record Table(String schema, String name) {}

    static List<Migration> all() {
        return SourceTree.files(SourceTree.RESOURCES.resolve("db/migration"), ".sql").stream()
                .map(Migration::of)
                .toList();
    }

    private static Migration of(Path file) {
        String name = file.getFileName().toString();
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new IllegalStateException(name + " is not V<date>_<number>__<module>_<what>.sql");
        }
        String text = SourceTree.read(file).replaceAll("(?m)--.*$", "").replaceAll("\\s+", " ");
        return new Migration(name, parts.group(1), text.toLowerCase(java.util.Locale.ROOT));
    }

    List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        Matcher found = TABLE.matcher(text);
        while (found.find()) {
            tables.add(new Table(found.group(1), found.group(2)));
        }
        return List.copyOf(tables);
    }
}
