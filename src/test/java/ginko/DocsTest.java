package ginko;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The reference pages name what the code has.
class DocsTest {

    private static final Path CODE = Path.of("src/main/java");
    private static final Path REFERENCE = Path.of("docs/reference");
    private static final Pattern REFUSALS =
            Pattern.compile("\\benum (\\w+)\\s+implements [^{]*\\bRefusal\\b");
    private static final Pattern ROUTE =
            Pattern.compile("@(Get|Post|Put|Patch|Delete)Mapping\\b(?:\\(([^)]*)\\))?");
    private static final Pattern PREFIX = Pattern.compile("@RequestMapping\\(\"(/[^\"]*)\"\\)");
    private static final Pattern CONSTANT =
            Pattern.compile("static final String (\\w+)\\s*=\\s*\"(/[^\"]*)\"");
    private static final Pattern SETTING = Pattern.compile("\\bGINKO_[A-Z_]*[A-Z]");
    private static final Pattern TABLE = Pattern.compile("create table (\\w+\\.\\w+)");
    private static final Pattern EVENT =
            Pattern.compile("(?:AuditEvent\\.of|\\bevent)\\(\\s*([^,;]*\"[A-Z_]+\"[^,;]*),");
    private static final Pattern LITERAL = Pattern.compile("\"([A-Z_]+)\"");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

    @Test
    void explainsEveryRefusal() throws ClassNotFoundException {
        List<String> names = new ArrayList<>();
        for (Path file : files(CODE, ".java")) {
            for (MatchResult found : all(REFUSALS, read(file))) {
                names.addAll(constants(file, found.group(1)));
            }
        }
        assertThat(names).isNotEmpty();
        assertThat(missing("refusals.md", names.stream().map(name -> "| `" + name + "` |")))
                .isEmpty();
    }

    @Test
    void listsEveryRoute() {
        List<String> routes = new ArrayList<>();
        for (Path file : files(CODE, ".java")) {
            routes.addAll(routes(read(file)));
        }
        assertThat(routes).isNotEmpty();
        assertThat(missing("http-api.md", routes.stream())).isEmpty();
    }

    @Test
    void listsEverySetting() {
        Set<String> settings = new TreeSet<>();
        for (Path root : List.of(CODE, Path.of("src/main/resources"), Path.of("build"))) {
            for (Path file : files(root, "")) {
                if (!file.toString().matches(".*\\.(ttf|woff2|png)")) {
                    all(SETTING, read(file)).forEach(found -> settings.add(found.group()));
                }
            }
        }
        assertThat(settings).contains("GINKO_DB_URL");
        assertThat(missing("settings.md", settings.stream().map(name -> "`" + name + "`")))
                .isEmpty();
    }

    @Test
    void listsEveryTable() {
        List<String> tables = new ArrayList<>();
        for (Path file : files(Path.of("src/main/resources/db/migration"), ".sql")) {
            all(TABLE, read(file)).forEach(found -> tables.add(found.group(1)));
        }
        assertThat(tables).contains("ledger.entry");
        assertThat(missing("tables.md", tables.stream().map(name -> "| `" + name + "` |")))
                .isEmpty();
    }

    @Test
    void listsEveryAuditEvent() {
        Set<String> kinds = new TreeSet<>();
        for (Path file : files(CODE, ".java")) {
            for (MatchResult call : all(EVENT, read(file))) {
                all(LITERAL, call.group(1)).forEach(kind -> kinds.add(kind.group(1)));
            }
        }
        assertThat(kinds).contains("TRANSFER_EXECUTED", "ALIAS_SET");
        assertThat(missing("audit-events.md", kinds.stream().map(kind -> "`" + kind + "`")))
                .isEmpty();
    }

    @Test
    void linksLeadToFiles() {
        List<Path> pages = new ArrayList<>(files(Path.of("docs"), ".md"));
        pages.addAll(
                List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md"), Path.of("CHANGELOG.md")));
        List<String> broken = new ArrayList<>();
        for (Path page : pages) {
            for (MatchResult link : all(LINK, read(page))) {
                if (!Files.exists(page.resolveSibling(link.group(1)))) {
                    broken.add(page + ": " + link.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(REFERENCE.resolve("profile.md")).exists();
    }

    private static List<String> constants(Path file, String name) throws ClassNotFoundException {
        String path = CODE.relativize(file).toString();
        String outer = path.substring(0, path.length() - ".java".length()).replace('/', '.');
        String type = outer.endsWith("." + name) ? outer : outer + "$" + name;
        return Arrays.stream(Class.forName(type).getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
    }

    /// Rows of the reference as `| GET | `/path` |`, for every mapping of one source file.
    private static List<String> routes(String source) {
        String prefix = all(PREFIX, source).stream().map(f -> f.group(1)).findFirst().orElse("");
        List<String> routes = new ArrayList<>();
        for (MatchResult mapping : all(ROUTE, source)) {
            String method = mapping.group(1).toUpperCase(Locale.ROOT);
            String path = mapping.group(2) == null ? "" : mapping.group(2);
            for (MatchResult constant : all(CONSTANT, source)) {
                path = path.replaceAll("\\b" + constant.group(1) + "\\b", constant.group(2));
            }
            path = path.replaceAll("[\"+\\s]", "");
            routes.add("| " + method + " | `" + prefix + path + "` |");
        }
        return routes;
    }

    private static List<String> missing(String page, Stream<String> wanted) {
        String text = read(REFERENCE.resolve(page));
        return wanted.filter(word -> !text.contains(word)).toList();
    }

    private static List<MatchResult> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }

    private static List<Path> files(Path root, String ending) {
        try (Stream<Path> found = Files.walk(root)) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
