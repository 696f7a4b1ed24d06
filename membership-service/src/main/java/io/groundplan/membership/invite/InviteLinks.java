package io.groundplan.membership.invite;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;

/** Where the mail of an invite leads. */
@ApplicationScoped
class InviteLinks {
    private final String toProject;
    private final String toTeam;

    InviteLinks(InviteConfig config) {
        this.toProject = config.link();
        this.toTeam = config.teamLink().orElse(toProject);
    }

    URI of(Destination destination, InviteOrder order, InviteToken token) {
        return order.page().map(page -> page.with(token)).orElseGet(() -> URI.create(page(destination) + token.text()));
    }

    private String page(Destination destination) {
        return destination.project().isPresent() ? toProject : toTeam;
    }
}
