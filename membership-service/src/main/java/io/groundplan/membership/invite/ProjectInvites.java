package io.groundplan.membership.invite;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.InviteId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.membership.invite.Destination.ToProject;
import io.groundplan.membership.member.Member;
import io.groundplan.membership.member.ProjectGroups;
import io.groundplan.membership.project.OwningService;
import io.groundplan.membership.role.Role;
import io.groundplan.runtime.http.ExpectedVersion;
import io.groundplan.runtime.paging.Page;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;

/** Invites to projects. For admins; an owner comes about by a transfer only. */
@ApplicationScoped
public class ProjectInvites {
    private final Inviting inviting;
    private final InviteLists lists;
    private final ProjectGroups groups;
    private final OwningService projects;

    ProjectInvites(Inviting inviting, InviteLists lists, ProjectGroups groups, OwningService projects) {
        this.inviting = inviting;
        this.lists = lists;
        this.groups = groups;
        this.projects = projects;
    }

    /** Those that wait to be accepted, newest first. */
    public Uni<Page<Invite>> pending(Caller.User caller, ProjectId project, PageRequest page) {
        var venue = venue(project);
        return venue.require(caller.id(), Role.ADMIN).chain(() -> lists.of(venue.destination(), page));
    }

    /** Those that wait for the caller, newest first; none while the caller's address is not verified. */
    public Uni<Page<Invite>> waitingFor(Caller.User caller, PageRequest page) {
        return InviteRules.provenBy(caller).map(email -> lists.to(email, page)).orElseGet(() -> Uni.createFrom()
                .item(new Page<>(List.of(), Optional.empty())));
    }

    /** Makes an invite and mails it. */
    public Uni<IssuedInvite> create(Caller.User caller, ProjectId project, InviteOrder order) {
        if (order.role() == Role.OWNER) {
            throw Problem.invalid("role", "must be admin, member or viewer");
        }
        return inviting.create(venue(project), caller, order, Role.ADMIN);
    }

    /** Takes a pending invite back. */
    public Uni<Void> cancel(Caller.User caller, ProjectId project, InviteId id, ExpectedVersion expected) {
        return inviting.cancel(venue(project), caller, id, expected, role -> Role.ADMIN);
    }

    /** What somebody with the token is invited to, as it is called at the moment. */
    public Uni<OpenedInvite> open(String token) {
        return lists.of(parsed(token))
                .map(found -> found.orElseThrow(InviteRules::unknown))
                .chain(invite -> projects.find(
                                new ProjectId(invite.destination().value()))
                        .map(found -> found.orElseThrow(InviteRules::unknown))
                        .map(project -> new OpenedInvite(invite, project)));
    }

    /** Makes the caller a member of the project that the token opens. */
    public Uni<Member> accept(Caller.User caller, String token) {
        var opened = parsed(token);
        return inviting.accept(caller, () -> inviting.find(opened), this::venue).map(Inviting.Accepted::member);
    }

    private Venue<ProjectId, Member> venue(ProjectId project) {
        return new Venue<>(groups, project, new ToProject(project));
    }

    private Venue<ProjectId, Member> venue(Destination destination) {
        if (destination instanceof ToProject project) {
            return venue(project.id());
        }
        throw InviteRules.unknown();
    }

    private static InviteToken parsed(String token) {
        return InviteToken.parse(token).orElseThrow(InviteRules::unknown);
    }
}
