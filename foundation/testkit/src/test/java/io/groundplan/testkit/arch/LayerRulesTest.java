package io.groundplan.testkit.arch;

import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.groundplan.testkit.arch.LayerRules.contractsAreFreeOfFrameworks;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LayerRulesTest {
    private static final String FIXTURES = "io.groundplan.testkit.arch.fixture.";
    private static final String BROKEN = FIXTURES + "broken";
    private static final String TIDY = FIXTURES + "tidy";
    private static final JavaClasses BROKEN_CLASSES = new ClassFileImporter().importPackages(BROKEN);

    @ParameterizedTest
    @MethodSource("rulesAndCulprits")
    void aViolationIsFoundAndExplained(ArchRule rule, String culprit) {
        var result = rule.evaluate(BROKEN_CLASSES);
        assertTrue(result.hasViolation());
        var report = result.getFailureReport().toString();
        assertTrue(report.contains(culprit), report);
        assertTrue(report.contains("because"), report);
    }

    static Stream<Arguments> rulesAndCulprits() {
        return Stream.of(
                violated("features and api", LayerRules.featuresDoNotKnowTheApi(BROKEN), "AlphaService.surface"),
                violated("messaging and api", LayerRules.messagingDoesNotKnowTheApi(BROKEN), "AlphaConsumer.surface"),
                violated("http", LayerRules.onlyTheApiSpeaksHttp(BROKEN), "AlphaService.response"),
                violated("database", LayerRules.theApiDoesNotTouchTheDatabase(BROKEN), "OneResource.connection"),
                violated("surfaces", LayerRules.surfacesDoNotKnowEachOther(BROKEN), "OneResource.other"),
                violated("cycles", LayerRules.featuresAreFreeOfCycles(BROKEN), "Slice alpha"),
                violated("persistence", CodingRules.persistenceIsPackagePrivate(), "AlphaRepository"),
                violated("names", CodingRules.namesAreOfTheField(), "BetaUtils"),
                violated("injection", CodingRules.dependenciesComeThroughConstructors(), "BetaUtils.injected"),
                violated("logging", CodingRules.noJavaUtilLogging(), "BetaUtils.LOG"),
                violated("streams", CodingRules.noStandardStreams(), "System.out"));
    }

    @Test
    void everyRuleHasAFixtureThatBreaksIt() {
        assertEquals(LayerRules.all(BROKEN).size(), rulesAndCulprits().count());
    }

    @Test
    void aTidyServicePasses() {
        var classes = new ClassFileImporter().importPackages(TIDY);
        assertDoesNotThrow(() -> LayerRules.check(classes, LayerRules.all(TIDY)));
    }

    @Test
    void allViolationsAreReportedTogether() {
        var failure =
                assertThrows(AssertionError.class, () -> LayerRules.check(BROKEN_CLASSES, LayerRules.all(BROKEN)));
        assertTrue(failure.getMessage().contains("AlphaRepository"));
        assertTrue(failure.getMessage().contains("BetaUtils.injected"));
    }

    @Test
    void aPackageWithoutClassesIsAMistake() {
        assertThrows(AssertionError.class, () -> LayerRules.checkAll("io.groundplan.nothing.here"));
    }

    @Test
    void theContractsFollowTheirRules() {
        var contracts = new ClassFileImporter().importPackages("io.groundplan.contracts");
        assertTrue(contracts.size() > 0);
        LayerRules.check(contracts, List.of(contractsAreFreeOfFrameworks(), CodingRules.namesAreOfTheField()));
    }

    private static Arguments violated(String name, ArchRule rule, String culprit) {
        return Arguments.of(Named.of(name, rule), culprit);
    }
}
