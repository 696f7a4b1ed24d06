package io.groundplan.contracts.event;

import java.util.UUID;

/** Facts about teams and members, owned by membership-service. Roles: owner, admin, member, viewer. */
public sealed interface MembershipEvent extends EventData {

    @Override
    default String topic() {
        return Topics.MEMBERSHIP;
    }

    /** A team exists; a personal one belongs to `ownerId` alone. */
    record TeamCreated(UUID teamId, String name, String slug, boolean personal, UUID ownerId)
            implements MembershipEvent {
        public static final String TYPE = "io.groundplan.team.created.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** A user has a role in a team. */
    record TeamMemberAdded(UUID teamId, UUID userId, String role) implements MembershipEvent {
        public static final String TYPE = "io.groundplan.team_member.added.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** A user has a direct role in a project. */
    record MemberAdded(UUID projectId, UUID memberId, UUID userId, String role) implements MembershipEvent {
        public static final String TYPE = "io.groundplan.member.added.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }
}
