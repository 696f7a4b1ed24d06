package io.groundplan.membership;

import io.quarkus.test.common.QuarkusTestResource;

import io.groundplan.membership.mail.TestMailServer;
import io.groundplan.testkit.quarkus.GroundplanTestResource;

/** What the tests of the running service have in common: one service for all of them, started once. */
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(FakeProjects.class)
@QuarkusTestResource(TestMailServer.class)
public abstract class MembershipServiceTest {}
