package io.groundplan.project.surfaces;

import io.quarkus.test.junit.QuarkusTest;

import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.testkit.surface.Fixture;
import io.groundplan.testkit.surface.RolesSuite;

@QuarkusTest
class RolesOnSurfacesTest extends ProjectServiceTest implements RolesSuite {

    @Override
    public Fixture fixture() {
        return new ProjectFixture();
    }
}
