package dev.muster.api.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between the modules, and the purity that judging depends on. */
class ArchitectureTest {

    private static final JavaClasses MUSTER = new ClassFileImporter()
            .withImportOption(location -> !location.contains("test-classes") && !location.contains("-tests.jar"))
            .importPackages("dev.muster");

    @ParameterizedTest
    @ValueSource(strings = {"iam", "collector", "store", "rules", "api"})
    void everyModuleIsSeenHere(String module) {
        assertThat(MUSTER).anyMatch(found -> found.getPackageName().startsWith("dev.muster." + module));
    }

    @Test
    void iamUsesTheJdkTheJsonParserAndTheNullnessAnnotationsOnly() {
        classes()
                .that()
                .resideInAPackage("dev.muster.iam..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "com.fasterxml.jackson.core..", "org.jspecify.annotations..", "dev.muster.iam..")
                .check(MUSTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"collector", "store", "rules"})
    void betweenTheEndsAModuleUsesIamOnly(String module) {
        String own = "dev.muster." + module + "..";
        noClasses()
                .that()
                .resideInAPackage(own)
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("dev.muster..").and(not(resideInAnyPackage("dev.muster.iam..", own))))
                .check(MUSTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iam", "collector", "store", "rules"})
    void quarkusStaysInApi(String module) {
        noClasses()
                .that()
                .resideInAPackage("dev.muster." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..")
                .check(MUSTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iam", "rules"})
    void whatJudgesReadsNoClock(String module) {
        noClasses()
                .that()
                .resideInAPackage("dev.muster." + module + "..")
                .should()
                .accessTargetWhere(READS_A_CLOCK)
                .check(MUSTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iam", "rules"})
    void whatJudgesIsNotRandom(String module) {
        noClasses()
                .that()
                .resideInAPackage("dev.muster." + module + "..")
                .should()
                .accessTargetWhere(IS_RANDOM)
                .check(MUSTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iam", "rules"})
    void whatJudgesReachesNeitherNetworkNorDatabase(String module) {
        noClasses()
                .that()
                .resideInAPackage("dev.muster." + module + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.net..", "javax.net..", "java.nio.channels..", "java.sql..", "javax.sql..")
                        .and(not(ONLY_SPELLS_ADDRESSES)))
                .check(MUSTER);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(MUSTER.getPackage("dev.muster").getSubpackagesInTree())
                .filteredOn(found -> !found.getClasses().isEmpty())
                .filteredOn(found -> !found.isAnnotatedWith(NullMarked.class))
                // what the rules are compiled into
                .filteredOn(found -> !found.getName().matches("dev\\.muster\\.rules\\.P[0-9A-F]{2}"))
                .extracting(JavaPackage::getName)
                .isEmpty();
    }

    private static final DescribedPredicate<JavaClass> ONLY_SPELLS_ADDRESSES = type(URI.class)
            .or(type(URISyntaxException.class))
            .or(type(URLDecoder.class))
            .or(type(URLEncoder.class));

    private static final DescribedPredicate<JavaAccess<?>> READS_A_CLOCK = target(
                    "java\\.time\\.(\\w+\\.)*\\w+", "now|system|systemUTC|systemDefaultZone|tick\\w*|millis")
            .or(target("java\\.lang\\.System", "currentTimeMillis|nanoTime"))
            .or(target("java\\.util\\.(Date|GregorianCalendar)", "<init>"))
            .or(target("java\\.util\\.Calendar", "getInstance"))
            .as("reads a clock");

    private static final DescribedPredicate<JavaAccess<?>> IS_RANDOM = target("java\\.lang\\.Math", "random")
            .or(target(UUID.class.getName(), "randomUUID"))
            .or(target(Random.class.getName(), ".*"))
            .or(target(ThreadLocalRandom.class.getName(), ".*"))
            .or(target("java\\.util\\.SplittableRandom|java\\.util\\.random\\..*|java\\.security\\.SecureRandom", ".*"))
            .or(target("java\\.util\\.Collections", "shuffle"))
            .as("is random");

    private static DescribedPredicate<JavaAccess<?>> target(String ownerPattern, String memberPattern) {
        return JavaAccess.Predicates.target(owner(nameMatching(ownerPattern)))
                .and(JavaAccess.Predicates.target(nameMatching(memberPattern)));
    }
}
