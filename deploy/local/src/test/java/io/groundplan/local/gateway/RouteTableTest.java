package io.groundplan.local.gateway;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class RouteTableTest {
    private static final RouteTable ROUTES = RouteTable.read(Path.of("../kubernetes/base"));

    @ParameterizedTest
    @CsvFileSource(resources = "/addresses.csv", numLinesToSkip = 1)
    void everyAddressOfTheSurfacesLeadsToTheOwnerOfItsData(String path, String service) {
        assertEquals(Optional.of(service), ROUTES.serviceOf(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/internal",
                "/internal/clusters",
                "/q/health/ready",
                "/q/metrics",
                "/api",
                "/api/v1",
                "/api/v1/platformx",
                "/v1x",
                "/v2/projects",
                "/database",
                "/database/v2",
                "/uploads",
                "/openapi",
                "/openapi/unknown.json",
                "/docsx",
                "/openapi/database.json/more",
                "/V1/projects"
            })
    void whatBelongsToNoSurfaceIsRoutedNowhere(String path) {
        assertEquals(Optional.empty(), ROUTES.serviceOf(path));
    }

    @Test
    void theWorkerIsNotReachableFromOutside() {
        assertEquals(Set.of("project-service", "membership-service", "usage-service", "api-docs"), ROUTES.services());
    }
}
