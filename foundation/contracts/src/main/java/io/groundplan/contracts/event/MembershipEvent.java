package io.groundplan.contracts.event;

import java.time.Instant;
import java.util.UUID;

/** Facts about teams, members and invites, owned by membership-service. Roles: owner, admin, member, viewer. */
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

    /** A team has another name. */
    record TeamUpdated(UUID teamId, String name, String slug) implements MembershipEvent {
        public static final String TYPE = "io.groundplan.team.updated.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** A team is gone, and with it everyone's role in it. */
    record TeamDeleted(UUID teamId, String name) implements MembershipEvent {
        public static final String TYPE = "io.groundplan.team.deleted.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** A member of a team has another role in it. */
    record TeamMemberRoleChanged(UUID teamId, UUID userId, String role) implements MembershipEvent {
        public static final String TYPE = "io.groundplan.team_member.role_changed.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** A user is no longer in a team, by leaving or otherwise. */
    record TeamMemberRemoved(UUID teamId, UUID userId) implements MembershipEvent {
        public static final String TYPE = "io.groundplan.team_member.removed.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** A member of a project has another direct role; never that of the owner. */
    record MemberRoleChanged(UUID projectId, UUID memberId, UUID userId, String role) implements MembershipEvent {
        public static final String TYPE = "io.groundplan.member.role_changed.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** A user has no direct role in a project any more, by leaving or otherwise. */
    record MemberRemoved(UUID projectId, UUID memberId, UUID userId) implements MembershipEvent {
        public static final String TYPE = "io.groundplan.member.removed.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** A project has another owner and the old one is an admin of it; `teamId` is its team from now on. */
    record OwnershipTransferred(UUID projectId, UUID fromUserId, UUID toUserId, UUID teamId)
            implements MembershipEvent {
        public static final String TYPE = "io.groundplan.ownership.transferred.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** Somebody was invited to a project or a team; the other of `projectId` and `teamId` is absent. */
    record InviteCreated(UUID projectId, UUID teamId, UUID inviteId, String email, String role, Instant expiresAt)
            implements MembershipEvent {
        public static final String TYPE = "io.groundplan.invite.created.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** An invite was accepted by `userId`, whose membership is a fact of its own. */
    record InviteAccepted(UUID projectId, UUID teamId, UUID inviteId, String email, String role, UUID userId)
            implements MembershipEvent {
        public static final String TYPE = "io.groundplan.invite.accepted.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }

    /** An invite was taken back before anybody accepted it. */
    record InviteCancelled(UUID projectId, UUID teamId, UUID inviteId, String email, String role)
            implements MembershipEvent {
        public static final String TYPE = "io.groundplan.invite.cancelled.v1";

        @Override
        public String eventType() {
            return TYPE;
        }
    }
}
