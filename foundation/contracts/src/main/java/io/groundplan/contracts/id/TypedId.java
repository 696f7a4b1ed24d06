package io.groundplan.contracts.id;

import java.util.UUID;

/** An id that knows what it identifies, so that one kind is never taken for another. */
public sealed interface TypedId
        permits ProjectId,
                DatabaseId,
                EnvironmentId,
                ApiKeyId,
                JobId,
                MemberId,
                TeamId,
                UserId,
                TaskId,
                DatasetId,
                ExperimentId,
                DecisionId,
                ProjectTokenId,
                AgentId,
                AggregatorId,
                InviteId {

    /** The form of tables and events. */
    UUID value();

    /** The part before the underscore of {@link #text()}. */
    String prefix();

    /** Prefix and base32, the form of the platform and database surfaces. */
    default String text() {
        return prefix() + "_" + CanonicalId.base32(value());
    }

    /** 24 hex characters, the form of the studio surface. */
    default String hex() {
        return CanonicalId.hex(value());
    }
}
