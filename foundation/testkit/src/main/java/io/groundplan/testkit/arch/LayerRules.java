package io.groundplan.testkit.arch;

import java.util.List;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The layers of a service as rules; each takes the service's base package, such as `io.groundplan.project`. */
public final class LayerRules {
    private LayerRules() {}

    /** Checks every rule of this class and of {@link CodingRules}; fails with all violations at once. */
    public static void checkAll(String basePackage) {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(basePackage);
        if (classes.isEmpty()) {
            throw new AssertionError("no classes in " + basePackage);
        }
        check(classes, all(basePackage));
    }

    static List<ArchRule> all(String basePackage) {
        return List.of(
                featuresDoNotKnowTheApi(basePackage),
                messagingDoesNotKnowTheApi(basePackage),
                onlyTheApiSpeaksHttp(basePackage),
                theApiDoesNotTouchTheDatabase(basePackage),
                surfacesDoNotKnowEachOther(basePackage),
                featuresAreFreeOfCycles(basePackage),
                CodingRules.persistenceIsPackagePrivate(),
                CodingRules.namesAreOfTheField(),
                CodingRules.dependenciesComeThroughConstructors(),
                CodingRules.noJavaUtilLogging(),
                CodingRules.noStandardStreams());
    }

    static void check(JavaClasses classes, List<ArchRule> rules) {
        var violations = rules.stream()
                .map(rule -> rule.allowEmptyShould(true).evaluate(classes))
                .filter(EvaluationResult::hasViolation)
                .map(result -> result.getFailureReport().toString())
                .toList();
        if (!violations.isEmpty()) {
            throw new AssertionError(String.join("\n\n", violations));
        }
    }

    public static ArchRule featuresDoNotKnowTheApi(String basePackage) {
        return noClasses()
                .that()
                .resideInAPackage(basePackage + "..")
                .and()
                .resideOutsideOfPackage(basePackage + ".api..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(basePackage + ".api..")
                .because("one feature serves several surfaces, so it must not know any of them");
    }

    public static ArchRule messagingDoesNotKnowTheApi(String basePackage) {
        return noClasses()
                .that()
                .resideInAPackage(basePackage + ".messaging..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(basePackage + ".api..", "jakarta.ws.rs..")
                .because("a consumer turns an event into one service call, whatever HTTP looks like");
    }

    public static ArchRule onlyTheApiSpeaksHttp(String basePackage) {
        return noClasses()
                .that()
                .resideInAPackage(basePackage + "..")
                .and()
                .resideOutsideOfPackages(basePackage + ".api..", basePackage + "..internal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.ws.rs..",
                        "org.jboss.resteasy..",
                        "io.vertx.core.http..",
                        "io.vertx.ext.web..",
                        "io.vertx.mutiny.core.http..",
                        "io.vertx.mutiny.ext.web..")
                .because("paths, status codes and headers belong to the api packages, and to the packages named"
                        + " internal that services use to ask each other");
    }

    public static ArchRule theApiDoesNotTouchTheDatabase(String basePackage) {
        return noClasses()
                .that()
                .resideInAPackage(basePackage + ".api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "jakarta.persistence..",
                        "org.hibernate..",
                        "io.quarkus.hibernate..",
                        "io.vertx.sqlclient..",
                        "io.vertx.mutiny.sqlclient..",
                        "io.groundplan.runtime.sql..",
                        "io.groundplan.runtime.outbox..")
                .because("a surface translates; rules, transactions and SQL live in the features");
    }

    public static ArchRule surfacesDoNotKnowEachOther(String basePackage) {
        return slices().matching(basePackage + ".api.(*)..")
                .should()
                .notDependOnEachOther()
                .because("every surface follows a document of its own, and a change to one must not reach another");
    }

    public static ArchRule featuresAreFreeOfCycles(String basePackage) {
        return slices().matching(basePackage + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("features that need each other in a circle are one feature, or miss one");
    }

    /** For io.groundplan.contracts: what services say to each other is readable without a framework. */
    public static ArchRule contractsAreFreeOfFrameworks() {
        return classes()
                .that()
                .resideInAPackage("io.groundplan.contracts..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.groundplan.contracts..", "java..", "com.fasterxml.jackson..")
                .because("any Java program may read our events with this jar and Jackson");
    }
}
