package io.groundplan.usage.activity;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.id.ProjectId;

/** Something that happened in a project: `action` is the event's short type, `details` the names a reader needs. */
public record ActivityEntry(
        UUID id, ProjectId project, String action, Actor actor, Map<String, Object> details, Instant occurredAt) {}
