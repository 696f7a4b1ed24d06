package io.groundplan.usage.activity;

import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.CanonicalId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.runtime.inbox.InboundEvent;
import io.groundplan.runtime.paging.Page;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.usage.access.Access;
import io.groundplan.usage.access.Role;

/** What happened in each project, told by the events of all services. */
@ApplicationScoped
public class ActivityLog {
    private static final Pattern TYPE = Pattern.compile("io\\.groundplan\\.(.+)\\.v\\d+");

    private final ActivityTable table;
    private final Access access;

    ActivityLog(ActivityTable table, Access access) {
        this.table = table;
        this.access = access;
    }

    /** Adds the entry of an event; an event that is no project's has none. */
    public Uni<Void> add(InboundEvent event) {
        var story = EventStories.of(event.data());
        return story.project()
                .map(project -> table.insert(entry(project, event, story)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** The newest entries of a project, for those who may see the project. */
    public Uni<ActivityPage> of(ProjectId project, UserId reader, PageRequest request) {
        return access.require(reader, project, Role.VIEWER)
                .chain(() -> table.newest(project, request))
                .map(rows -> new ActivityPage(
                        Page.cut(rows.entries(), request.limit(), ActivityEntry::id), rows.completeUntil()));
    }

    private static ActivityEntry entry(ProjectId project, InboundEvent event, EventStories.Story story) {
        var envelope = event.envelope();
        return new ActivityEntry(
                idOf(envelope.id()),
                project,
                TYPE.matcher(envelope.type()).replaceFirst("$1"),
                envelope.actor(),
                story.details(),
                envelope.time());
    }

    /** Derived, so that a replayed event finds its entry; canonical, so that it can be a cursor. */
    private static UUID idOf(UUID event) {
        return CanonicalId.ofDigest("activity\n" + event);
    }
}
