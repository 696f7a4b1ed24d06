package io.groundplan.membership.surfaces;

import io.quarkus.test.junit.QuarkusTest;

import io.groundplan.membership.MembershipServiceTest;
import io.groundplan.testkit.surface.Fixture;
import io.groundplan.testkit.surface.FuzzSuite;

@QuarkusTest
class FuzzTest extends MembershipServiceTest implements FuzzSuite {

    @Override
    public Fixture fixture() {
        return new MembershipFixture();
    }
}
