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

    /// What Citus, YugabyteDB or CockroachDB lack or do badly; `docs/explanation/growing.md` says
    /// what the schema needs of them.
    private static final Pattern NOT_PORTABLE =
            Pattern.compile(
                    "\\b(?:exclude using|deferrable|initially deferred|inherits ?\\(|lock table"
                            + "|create (?:global |local )?temp|with hold|prepare transaction"
                            + "|without overlaps|unlogged|tablespace|create (?:materialized )?view"
                            + "|create (?:domain|type|extension|procedure|event trigger|policy)"
                            + "|\\) stored\\b|listen\\b|notify\\b|advisory|ctid|xmin"
                            + "|instead of|before insert|after insert)");

    private static final Pattern PARTITION_KEY =
            Pattern.compile(
                    "create table ([a-z_.]+) \\((.*?)\\) partition by range \\(([a-z_]+)\\)");

    private static final Pattern UNIQUE_KEY =
            Pattern.compile("(?:primary key|unique) ?\\(([^)]*)\\)");

    @Test
    void usesOnlyWhatDistributedServersHaveToo() {
        for (Migration migration : MIGRATIONS) {
            assertThat(migration.text().replaceAll("'[^']*'", "''"))
                    .as(migration.fileName())
                    .doesNotContainPattern(NOT_PORTABLE);
        }
        for (Literal literal : ParsedSources.main().literals()) {
            if (literal.fileName().endsWith("Sql.java")
                    && !module(literal.file()).equals("database")) {
                assertThat(literal.text()).as(literal.where()).doesNotContainPattern(NOT_PORTABLE);
            }
        }
    }

    @Test
    void keysOfPartitionedTablesContainWhatTheyArePartitionedBy() {
        List<String> partitioned = new ArrayList<>();
        for (Migration migration : MIGRATIONS) {
            Matcher table = PARTITION_KEY.matcher(migration.text());
            while (table.find()) {
                String own =
                        table.group(2).substring(table.group(2).lastIndexOf("create table") + 1);
                partitioned.add(table.group(3));
                Matcher key = UNIQUE_KEY.matcher(own);
                int keys = 0;
                while (key.find()) {
                    keys++;
                    assertThat(key.group(1)).as(table.group(1)).contains(table.group(3));
                }
                assertThat(keys).isPositive();
            }
        }
        assertThat(partitioned).containsExactly("booking_date", "booking_date");
    }

    /// A foreign key would make every posting read and lock a row of another table, on another
    /// server when tables are spread.
    @Test
    void hotTablesHaveNoForeignKeys() {
        for (Migration migration : MIGRATIONS) {
            if (List.of("ledger", "otp", "drafts").contains(migration.module())) {
                assertThat(migration.text())
                        .as(migration.fileName())
                        .doesNotContain("foreign key", " references ");
            }
        }
    }

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
