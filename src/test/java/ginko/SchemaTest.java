package ginko;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.ParsedSources.Literal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Each module keeps to its own schema, and the schemas are explained and checked.
class SchemaTest {

    private static final List<Migration> MIGRATIONS = Migration.all();
    private static final Pattern REFERENCE = Pattern.compile("references ([a-z_]+)\\.[a-z_]+");
    private static final Pattern CHECK = Pattern.compile("\\bcheck ?\\(");
    private static final Pattern NAMED_CHECK = Pattern.compile("constraint [a-z_0-9]+ check ?\\(");
    private static final Pattern DATABASE_LOGIC =
            Pattern.compile(
                    "\\bcreate (?:or replace )?(?:trigger|sequence|function|rule)\\b"
                            + "|\\bnow\\(\\)|current_timestamp|current_date|[a-z_] (?:big)?serial\\b"
                            + "|generated (?:always|by default) as identity");
    private static final Pattern OWN_TIME =
            Pattern.compile(
                    "\\bnow\\(\\)|current_timestamp|current_date|clock_timestamp|advisory|nextval"
                            + "|\\blisten\\b|\\bnotify\\b");

    /// Words before the name of a table.
    private static final Pattern TABLE_NAME =
            Pattern.compile(
                    "(?<!distinct )\\b(?:from|join|into|update|table|using)\\s+([a-z_]+)\\.([a-z_]+)");

    @Test
    void eachStatementNamesOnlyTheSchemaOfItsModule() {
        List<String> foreign = new ArrayList<>();
        int seen = 0;
        for (Literal literal : ParsedSources.main().literals()) {
            if (!literal.fileName().endsWith("Sql.java")) {
                continue;
            }
            String own = module(literal.file());
            if (own.equals("database")) {
                continue;
            }
            Matcher named = TABLE_NAME.matcher(literal.text());
            while (named.find()) {
                seen++;
                if (!named.group(1).equals(own)) {
                    foreign.add(literal.where() + " names " + named.group(1));
                }
            }
            for (String schema : schemas()) {
                if (!schema.equals(own)
                        && Pattern.compile("(?<![\\w.:])" + schema + "\\.[a-z_]+")
                                .matcher(literal.text())
                                .find()) {
                    foreign.add(literal.where() + " names " + schema);
                }
            }
        }
        assertThat(foreign).isEmpty();
        assertThat(seen).isGreaterThan(50);
    }

    @Test
    void statementsTakeTimesAndNumbersFromTheProgram() {
        for (Literal literal : ParsedSources.main().literals()) {
            if (literal.fileName().endsWith("Sql.java")
                    && !module(literal.file()).equals("database")) {
                assertThat(literal.text()).as(literal.where()).doesNotContainPattern(OWN_TIME);
            }
        }
    }

    @Test
    void eachMigrationMakesTablesOfItsOwnModule() {
        assertThat(MIGRATIONS).hasSizeGreaterThan(5);
        for (Migration migration : MIGRATIONS) {
            assertThat(ModularityTest.ORDER).as(migration.fileName()).contains(migration.module());
            assertThat(migration.tables())
                    .as(migration.fileName())
                    .allMatch(table -> table.schema().equals(migration.module()));
        }
    }

    @Test
    void foreignKeysPointToModulesAbove() {
        for (Migration migration : MIGRATIONS) {
            int own = ModularityTest.ORDER.indexOf(migration.module());
            Matcher reference = REFERENCE.matcher(migration.text());
            while (reference.find()) {
                assertThat(ModularityTest.ORDER.subList(0, own + 1))
                        .as(migration.fileName())
                        .contains(reference.group(1));
            }
            assertThat(migration.text().replaceAll(REFERENCE.pattern(), ""))
                    .as(migration.fileName() + ": a reference without its schema")
                    .doesNotContain(" references ");
        }
    }

    @Test
    void everyTableIsExplained() {
        String all = MIGRATIONS.stream().map(Migration::text).collect(Collectors.joining());
        for (Migration migration : MIGRATIONS) {
            for (Migration.Table table : migration.tables()) {
                assertThat(all)
                        .contains(
                                "comment on table %s.%s is '"
                                        .formatted(table.schema(), table.name()));
            }
        }
    }

    @Test
    void everyCheckHasAName() {
        for (Migration migration : MIGRATIONS) {
            assertThat(count(CHECK, migration.text()))
                    .as(migration.fileName())
                    .isEqualTo(count(NAMED_CHECK, migration.text()));
        }
    }

    @Test
    void keepsLogicOutOfTheDatabase() {
        for (Migration migration : MIGRATIONS) {
            assertThat(migration.text())
                    .as(migration.fileName())
                    .doesNotContainPattern(DATABASE_LOGIC);
        }
    }

    private static TreeSet<String> schemas() {
        return MIGRATIONS.stream()
                .map(Migration::module)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String module(Path file) {
        Path inside = SourceTree.MAIN.toAbsolutePath().relativize(file.toAbsolutePath());
        return inside.getName(1).toString();
    }

    private static long count(Pattern pattern, String text) {
        return pattern.matcher(text).results().count();
    }
}
