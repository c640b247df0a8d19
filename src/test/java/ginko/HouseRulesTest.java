package ginko;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import ginko.ParsedSources.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;

/// Rules of the house that a compiler does not know.
class HouseRulesTest {

    private static final int METHOD_LINES = 70;
    private static final int FILE_LINES = 500;
    private static final int PARAMETERS = 5;

    private static final String[] DOMAIN = {
        "ginko.kernel..",
        "ginko.ledger..",
        "ginko.policy..",
        "ginko.transfers..",
        "ginko.accounts..",
        "ginko.otp.."
    };

    private static final Set<String> CLOCKS =
            Set.of(
                    "java.time.Instant",
                    "java.time.LocalDate",
                    "java.time.LocalTime",
                    "java.time.LocalDateTime",
                    "java.time.OffsetDateTime",
                    "java.time.ZonedDateTime",
                    "java.time.Year",
                    "java.time.YearMonth");

    /// Paths of the machine a file was written on.
    private static final Pattern FOREIGN_PATH =
            Pattern.compile("(?<![\\w.}])/(?:work|tmp|root|home/[a-z]+)/");

    private static final JavaClasses MAIN =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("ginko")
                    .that(not(resideInAnyPackage("ginko.templates..")));

    private static final ParsedSources SOURCES = ParsedSources.main();

    @Test
    void takesTheTimeFromTheInjectedClock() {
        noClasses()
                .that()
                .resideOutsideOfPackage("ginko.database..")
                .should()
                .callMethodWhere(readsTheSystemClock())
                .check(MAIN);
    }

    private static DescribedPredicate<JavaMethodCall> readsTheSystemClock() {
        return DescribedPredicate.describe(
                "reads the system's clock",
                call -> {
                    MethodCallTarget target = call.getTarget();
                    String owner = target.getOwner().getName();
                    boolean takesClock =
                            target.getRawParameterTypes().stream()
                                    .anyMatch(type -> type.getName().equals("java.time.Clock"));
                    return switch (target.getName()) {
                        case "now" -> CLOCKS.contains(owner) && !takesClock;
                        case "currentTimeMillis" -> owner.equals("java.lang.System");
                        case "systemUTC", "systemDefaultZone" -> owner.equals("java.time.Clock");
                        default -> false;
                    };
                });
    }

    @Test
    void countsMoneyInWholeNumbers() {
        noFields()
                .that()
                .areDeclaredInClassesThat(resideInAnyPackage(DOMAIN))
                .should()
                .haveRawType(floating())
                .check(MAIN);
        noMethods()
                .that()
                .areDeclaredInClassesThat(resideInAnyPackage(DOMAIN))
                .should(
                        new Breaks<JavaCodeUnit>(
                                "use float or double",
                                unit -> signature(unit).anyMatch(floating())))
                .check(MAIN);
    }

    private static Stream<JavaClass> signature(JavaCodeUnit unit) {
        return Stream.concat(
                Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream());
    }

    /// Libraries that know nothing newer may be handed one on the spot.
    private static DescribedPredicate<JavaClass> oldDate() {
        return DescribedPredicate.describe(
                "an old date",
                type ->
                        type.isAssignableTo("java.util.Date")
                                || type.isAssignableTo("java.util.Calendar"));
    }

    private static DescribedPredicate<JavaClass> floating() {
        Set<String> names = Set.of("float", "double", "java.lang.Float", "java.lang.Double");
        return DescribedPredicate.describe(
                "a floating-point type",
                type -> names.contains(type.getBaseComponentType().getName()));
    }

    @Test
    void usesNoOldDatesAndNoGeneratedOrPretendedClasses() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("lombok..", "org.mockito..", "org.easymock..")
                .check(MAIN);
        noFields().should().haveRawType(oldDate()).check(MAIN);
        noClasses()
                .should()
                .callConstructorWhere(
                        DescribedPredicate.describe(
                                "makes an old date",
                                call -> oldDate().test(call.getTarget().getOwner())))
                .check(MAIN);
        noMethods()
                .should(
                        new Breaks<JavaCodeUnit>(
                                "take or give an old date",
                                unit -> signature(unit).anyMatch(oldDate())))
                .check(MAIN);
    }

    @Test
    void printsOnlyFromTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("ginko.operator..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(MAIN);
    }

    @Test
    void injectsByConstructorOnly() {
        noFields().should().beAnnotatedWith(Autowired.class).check(MAIN);
        noFields().should().beAnnotatedWith(Value.class).check(MAIN);
        noMethods().should().beAnnotatedWith(Autowired.class).check(MAIN);
        fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(org.springframework.stereotype.Service.class)
                .and()
                .areNotStatic()
                .should()
                .beFinal()
                .check(MAIN);
    }

    @Test
    void namesTypesByWhatTheyAre() {
        noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto)").check(MAIN);
    }

    @Test
    void hidesControllersAndStatements() {
        classes()
                .that()
                .areMetaAnnotatedWith(Controller.class)
                .should()
                .bePackagePrivate()
                .check(MAIN);
        classes().that().haveSimpleNameEndingWith("Sql").should().bePackagePrivate().check(MAIN);
    }

    @Test
    void opensTransactionsOnPublicMethodsOnly() {
        methods().that().areAnnotatedWith(Transactional.class).should().bePublic().check(MAIN);
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Sql")
                .should()
                .beAnnotatedWith(Transactional.class)
                .check(MAIN);
    }

    @Test
    void talksToTheDatabaseOnlyInStatementClasses() {
        noClasses()
                .that()
                .resideOutsideOfPackage("ginko.database..")
                .and(not(inStatementClass()))
                .should()
                .dependOnClassesThat(
                        assignableTo(JdbcClient.class).or(assignableTo(JdbcTemplate.class)))
                .check(MAIN);
    }

    /// A stream of rows holds its connection until somebody closes it.
    @Test
    void readsRowsIntoLists() {
        noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .orShould()
                .callMethodWhere(
                        DescribedPredicate.describe(
                                "asks for a stream of rows",
                                call -> call.getTarget().getName().equals("queryForStream")))
                .check(MAIN);
    }

    private static DescribedPredicate<JavaClass> inStatementClass() {
        return DescribedPredicate.describe(
                "a statement class",
                type -> {
                    String name = type.getName();
                    int nested = name.indexOf('$');
                    return (nested < 0 ? name : name.substring(0, nested)).endsWith("Sql");
                });
    }

    @Test
    void keepsMethodsAndFilesShort() {
        assertThat(SOURCES.methods()).hasSizeGreaterThan(500);
        assertThat(SOURCES.methods().stream().filter(method -> method.lines() > METHOD_LINES))
                .as("methods over " + METHOD_LINES + " lines")
                .isEmpty();
        assertThat(SourceTree.files(SourceTree.MAIN, ".java"))
                .allSatisfy(file ->
                        assertThat(SourceTree.read(file).lines().count())
                                .as(file.toString())
                                .isLessThanOrEqualTo(FILE_LINES));
    }

    @Test
    void keepsParameterListsShort() {
        assertThat(
                        SOURCES.methods().stream()
                                .filter(method -> !isGivenFromOutside(method))
                                .filter(method -> method.parameterTypes().size() > PARAMETERS))
                .isEmpty();
    }

    /// A check is given a condition, which is no flag.
    @Test
    void takesNoFlagsInPublicMethods() {
        assertThat(
                        SOURCES.methods().stream()
                                .filter(method -> method.isPublic() && !isGivenFromOutside(method))
                                .filter(method -> !method.where().startsWith("Check.java"))
                                .filter(method -> method.parameterTypes().contains("boolean")))
                .isEmpty();
    }

    private static boolean isGivenFromOutside(Method method) {
        return method.isConstructor() || method.has("Override") || method.isHandler();
    }

    @Test
    void explainsEveryPublicType() {
        List<ParsedSources.Type> open =
                SOURCES.types().stream().filter(ParsedSources.Type::isPublic).toList();
        assertThat(open).hasSizeGreaterThan(100);
        assertThat(open.stream().filter(type -> type.comment() == null)).isEmpty();
        assertThat(SourceTree.files(SourceTree.MAIN, ".java"))
                .allSatisfy(file ->
                        assertThat(SourceTree.read(file))
                                .as(file.toString())
                                .doesNotContainPattern("(?m)^\\s*/[*]{2}"));
    }

    @Test
    void marksEveryPackageForNullness() {
        Set<Path> packages = new TreeSet<>();
        for (Path file : SourceTree.files(SourceTree.MAIN, ".java")) {
            packages.add(file.resolveSibling("package-info.java"));
        }
        assertThat(packages)
                .allSatisfy(file -> {
                    assertThat(file).exists();
                    assertThat(SourceTree.read(file)).contains("@NullMarked").startsWith("///");
                });
    }

    @Test
    void namesNoPathOfTheMachineItWasWrittenOn() {
        for (Path root : List.of(Path.of("src"), Path.of("docs"), Path.of("build"))) {
            for (String ending : List.of(".java", ".jte", ".md", ".sql", ".yaml", ".js", ".css")) {
                for (Path file : SourceTree.files(root, ending)) {
                    assertThat(SourceTree.read(file))
                            .as(file.toString())
                            .doesNotContainPattern(FOREIGN_PATH);
                }
            }
        }
        assertThat(SourceTree.read(Path.of("pom.xml"))).doesNotContainPattern(FOREIGN_PATH);
        assertThat(SourceTree.read(Path.of("Makefile"))).doesNotContainPattern(FOREIGN_PATH);
    }
}
