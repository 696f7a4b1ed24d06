package io.groundplan.bom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LicencesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyPartOfTheServicesHasAVersionAndALicenceThatWeMayUse() throws IOException {
        var bill = JSON.readTree(Path.of("target/bom.json").toFile());
        assertTrue(bill.path("components").size() > 150, "the bill is not whole");
        bill.path("components")
                .forEach(component ->
                        assertFalse(component.path("version").asText().isEmpty(), component::toString));
        assertEquals(List.of(), Licences.refused(bill));
    }

    @Test
    void anotherLicenceOrNoneIsRefused() throws IOException {
        var bill = JSON.readTree(
                """
                {"components": [
                    {"name": "a", "version": "1", "licenses": [{"license": {"id": "AGPL-3.0-only"}}]},
                    {"name": "b", "version": "2"},
                    {"name": "c", "version": "3", "licenses": [{"license": {"id": "GPL-2.0"}}, {"license": {"id": "MIT"}}]},
                    {"name": "d", "version": "4", "licenses": [{"expression": "SSPL-1.0"}]}]}
                """);
        assertEquals(List.of("a 1 [AGPL-3.0-only]", "b 2 []", "d 4 [SSPL-1.0]"), Licences.refused(bill));
    }
}
