package io.groundplan.membership.surfaces;

import io.quarkus.test.junit.QuarkusTest;

import io.groundplan.membership.MembershipServiceTest;
import io.groundplan.testkit.surface.Fixture;
import io.groundplan.testkit.surface.RolesSuite;

@QuarkusTest
class RolesOnSurfacesTest extends MembershipServiceTest implements RolesSuite {

    @Override
    public Fixture fixture() {
        return new MembershipFixture();
    }
}
