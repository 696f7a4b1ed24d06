package io.groundplan.project.surfaces;

import io.quarkus.test.junit.QuarkusTest;

import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.testkit.surface.Fixture;
import io.groundplan.testkit.surface.FuzzSuite;

@QuarkusTest
class FuzzTest extends ProjectServiceTest implements FuzzSuite {

    @Override
    public Fixture fixture() {
        return new ProjectFixture();
    }
}
