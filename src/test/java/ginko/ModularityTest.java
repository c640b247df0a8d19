package ginko;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/// The modules use only what they declare, and what they declare stands above them.
class ModularityTest {

    /// Sorted so that a module depends only on modules before it.
    static final List<String> ORDER =
            List.of(
                    "kernel",
                    "database",
                    "policy",
                    "audit",
                    "jobs",
                    "web",
                    "pauses",
                    "documents",
                    "customers",
                    "ledger",
                    "notifications",
                    "otp",
                    "drafts",
                    "identity",
                    "accounts",
                    "transfers",
                    "cards",
                    "bills",
                    "staff",
                    "demo",
                    "operator");

    /// Classes made from templates belong to no module: they are checked by what they are given.
    private static final ApplicationModules MODULES =
            ApplicationModules.of(
                    Ginko.class, JavaClass.Predicates.resideInAPackage("ginko.templates.."));

    @Test
    void usesOnlyWhatIsDeclaredAndFormsNoCycle() {
        MODULES.verify();
    }

    @Test
    void everyModuleHasAPlaceInTheOrder() {
        Set<String> found = MODULES.stream().map(ModularityTest::name).collect(Collectors.toSet());

        assertThat(found).containsExactlyInAnyOrderElementsOf(ORDER);
    }

    @Test
    void dependsOnlyOnModulesAbove() {
        for (ApplicationModule module : MODULES) {
            int place = ORDER.indexOf(name(module));
            List<String> used =
                    module.getDirectDependencies(MODULES)
                            .uniqueModules()
                            .map(ModularityTest::name)
                            .toList();

            assertThat(ORDER.subList(0, place)).as(name(module)).containsAll(used);
        }
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
